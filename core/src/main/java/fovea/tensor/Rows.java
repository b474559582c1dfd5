package fovea.tensor;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import fovea.shape.Shape;

/// Any axes as the rows of a matrix: the meant axes are moved to the end and flattened, and moved back afterwards.
final class Rows {

    private final Shape shape;
    private final int[] order;
    private final int length;
    private final int count;

    Rows(Shape shape, int... axes) {
        this.shape = shape;
        var meant = IntStream.of(axes).boxed().toList();
        this.order = IntStream.concat(IntStream.range(0, shape.rank()).filter(axis -> !meant.contains(axis)),
                IntStream.of(axes)).toArray();
        this.length = Folding.count(shape, axes);
        this.count = Folding.count(Axes.dropped(shape, axes), IntStream.range(0, shape.rank() - axes.length).toArray());
    }

    /// Applies something that works on the rows of a matrix to the axes of a tensor; none named means all.
    static Tensor apply(String operation, Tensor x, int[] axes, UnaryOperator<Tensor> onRows) {
        if (axes.length == 1 && x.shape().axis(operation, axes[0]) == x.shape().rank() - 1) {
            int n = x.size(-1), rows = n == 0 ? 0 : x.shape().volume() / n;
            return onRows.apply(x.reshape(rows, n)).reshape(x.shape());
        }
        Rows rows = new Rows(x.shape(), Axes.of(axes).in(operation, x.shape()));
        return rows.back(onRows.apply(rows.toRows(x)));
    }

    int length() {
        return length;
    }

    int count() {
        return count;
    }

    Tensor toRows(Tensor x) {
        return moved(x, order).reshape(count, length);
    }

    private Tensor back(Tensor rows) {
        int[] sizes = IntStream.of(order).map(shape::size).toArray(), inverse = new int[order.length];
        for (int i = 0; i < order.length; i++)
            inverse[order[i]] = i;
        return moved(rows.reshape(sizes), inverse);
    }

    private static Tensor moved(Tensor x, int... order) {
        boolean inOrder = IntStream.range(0, order.length).allMatch(i -> order[i] == i);
        return inOrder ? x : x.permute(order);
    }
}

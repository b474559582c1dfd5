package fovea.tensor;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import fovea.kernel.Storage;
import fovea.shape.Shape;

/// Tensors in print: nested brackets as NumPy draws them, decimal points below each other, shape and dtype at the end.
///
/// ```text
/// [[ 1.    2.5 ]
///  [10.   -0.25]] (2, 2) float32
/// ```
///
/// Above 1000 elements only three at either end of each axis are shown; long rows are broken.
final class Printing {

    private static final int MANY = 1000;
    private static final int EDGE = 3;
    private static final int COLUMNS = 100;
    private static final int GAP = -1;

    private final Shape shape;
    private final IntFunction<String> element;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private Printing(Shape shape, IntFunction<String> element) {
        this.shape = shape;
        this.element = element;
        this.width = shown(shape).map(at -> element.apply(at).length()).max().orElse(0);
    }

    static String written(Tensor x) {
        Storage numbers = x.storage();
        Decimals decimals = Decimals.of(shown(x.shape()).mapToDouble(numbers::at).toArray());
        return written(x.shape(), x.dtype().toString(), at -> decimals.written(numbers.at(at)));
    }

    /// Elements, written one by one and right-aligned.
    static String written(Shape shape, String dtype, IntFunction<String> element) {
        return new Printing(shape, element).brackets(0, 0) + " " + shape + " " + dtype;
    }

    private StringBuilder brackets(int axis, int at) {
        if (axis == shape.rank())
            return text.append(" ".repeat(width - element.apply(at).length())).append(element.apply(at));
        text.append('[');
        String between = "";
        for (int i : positions(shape, axis)) {
            text.append(between);
            if (i == GAP)
                text.append("...");
            else
                brackets(axis + 1, at + i * shape.volume(axis + 1, shape.rank()));
            between = between(axis);
        }
        return text.append(']');
    }

    /// A blank between numbers, unless the row is long; a line between rows, and one more between matrices.
    private String between(int axis) {
        int inner = shape.rank() - 1 - axis, column = text.length() - 1 - text.lastIndexOf("\n");
        if (inner == 0 && column + width < COLUMNS)
            return " ";
        return "\n".repeat(Math.max(1, inner)) + " ".repeat(axis + 1);
    }

    /// The row-major indices of all elements that are shown.
    private static IntStream shown(Shape shape) {
        var indices = IntStream.builder();
        collect(shape, 0, 0, indices);
        return indices.build();
    }

    private static void collect(Shape shape, int axis, int at, IntConsumer indices) {
        if (axis == shape.rank())
            indices.accept(at);
        else
            for (int i : positions(shape, axis))
                if (i != GAP)
                    collect(shape, axis + 1, at + i * shape.volume(axis + 1, shape.rank()), indices);
    }

    /// Which positions along an axis are shown.
    private static List<Integer> positions(Shape shape, int axis) {
        int n = shape.volume() == 0 ? 0 : shape.size(axis);
        if (shape.volume() <= MANY || n <= 2 * EDGE)
            return IntStream.range(0, n).boxed().toList();
        return List.of(0, 1, 2, GAP, n - 3, n - 2, n - 1);
    }
}

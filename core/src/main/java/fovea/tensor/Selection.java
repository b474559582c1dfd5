package fovea.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import fovea.kernel.View;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// What a row of [indices][Index] takes from a shape.
///
/// Positions and ranges together are one walk through the array, a [View]. Lists come after it: their axes are moved
/// side by side, counted as one, and read at once.
final class Selection {

    private final Shape shape;
    private final int[] starts;
    private final int[] steps;
    private final int[] counts;
    private final List<Integer> sizes = new ArrayList<>();             // after positions and ranges, before lists
    private final List<Integer> listAxes = new ArrayList<>();          // among those
    private final List<IntTensor> lists = new ArrayList<>();
    private int axis;                                                  // the next one of the shape

    Selection(Shape shape, Index... indices) {
        this.shape = shape;
        this.starts = new int[shape.rank()];
        this.steps = new int[shape.rank()];
        this.counts = new int[shape.rank()];
        int spoken = Arrays.stream(indices).mapToInt(Selection::axes).sum(), rest = shape.rank() - spoken;
        if (rest < 0)
            throw new ShapeException("get", "there are indices for %d axes, but only %d axes".formatted(spoken,
                    shape.rank()), shape);
        if (Arrays.stream(indices).filter(index -> index == Index.Mark.REST).count() > 1)
            throw new ShapeException("get", "rest() may stand only once", shape);
        for (Index index : indices)
            add(index, rest);
        while (axis < shape.rank())
            add(Range.all());
    }

    private static int axes(Index index) {
        return switch (index) {
            case Index.Mark _ -> 0;
            case Index.Mask(BoolTensor mask) -> mask.shape().rank();
            default -> 1;
        };
    }

    private void add(Index index, int rest) {
        switch (index) {
            case Index.At(int position) -> add(position);
            case Range range -> add(range);
            case Index.Positions(IntTensor positions) -> add(counted(positions));
            case Index.Mask(BoolTensor mask) -> add(mask);
            case Index.Mark.NEW_AXIS -> sizes.add(1);
            case Index.Mark.REST -> {
                for (int i = 0; i < rest; i++)
                    add(Range.all());
            }
        }
    }

    private void add(int position) {
        walk(Indices.counted("get", position, axis, shape), 1, 1);
    }

    private void add(Range range) {
        int size = shape.size(axis), count = range.count(size, shape);
        sizes.add(count);
        walk(range.first(size, shape), range.step(), count);
    }

    private void add(IntTensor list) {
        lists.add(list);
        listAxes.add(sizes.size());
        add(Range.all());
    }

    private void add(BoolTensor mask) {
        for (int i = 0; i < mask.shape().rank(); i++)
            if (mask.shape().size(i) != shape.size(axis + i))
                throw new ShapeException("get", "the mask must have the sizes of the axes it covers, from axis %d on"
                        .formatted(axis), shape, mask.shape());
        lists.add(IntTensor.of(mask.positions()));
        listAxes.add(sizes.size());
        sizes.add(mask.shape().volume());                              // the axes it covers, counted as one
        for (int i = 0; i < mask.shape().rank(); i++)
            walk(0, 1, shape.size(axis));
    }

    private void walk(int start, int step, int count) {
        starts[axis] = start;
        steps[axis] = step;
        counts[axis++] = count;
    }

    private IntTensor counted(IntTensor positions) {
        int[] array = positions.array(), counted = new int[array.length];
        Arrays.setAll(counted, i -> Indices.counted("get", array[i], axis, shape));
        return new IntTensor(positions.shape(), counted);
    }

    // ---- the walk

    Shape walked() {
        return Shape.of(sizes.stream().mapToInt(size -> size).toArray());
    }

    boolean takesAll() {
        return Arrays.equals(counts, shape.sizes()) && Arrays.stream(steps).allMatch(step -> step == 1);
    }

    View view() {
        return Views.stepped(shape, starts, steps, counts);
    }

    // ---- the lists

    boolean hasLists() {
        return !lists.isEmpty();
    }

    /// Where the lists' common axes go: where the first stood, or to the front if they are not neighbours.
    int place() {
        int first = listAxes.getFirst(), last = listAxes.getLast();
        return last - first == listAxes.size() - 1 ? first : 0;
    }

    /// The walked axes in the order in which the lists' are neighbours.
    int[] order() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, sizes.size()).boxed().toList());
        order.removeAll(listAxes);
        order.addAll(place(), listAxes);
        return order.stream().mapToInt(axis -> axis).toArray();
    }

    /// Elements that the lists choose from.
    int choices() {
        return listAxes.stream().mapToInt(sizes::get).reduce(1, Math::multiplyExact);
    }

    /// The lists as one, their axes counted as one.
    IntTensor list() {
        Shape met = Shape.SCALAR;
        for (IntTensor list : lists)
            met = met.broadcast("get", list.shape());
        int[] positions = new int[met.volume()];
        for (int i = 0; i < lists.size(); i++) {
            int[] list = lists.get(i).expand(met).array();
            int size = sizes.get(listAxes.get(i));
            for (int j = 0; j < positions.length; j++)
                positions[j] = positions[j] * size + list[j];
        }
        return new IntTensor(met, positions);
    }

    /// The walked shape, in order, with the lists' axes replaced.
    Shape around(int... middle) {
        Shape walked = walked();
        int[] order = order();
        Shape result = Shape.SCALAR;
        for (int i = 0; i < order.length; i++) {
            if (i == place())
                result = result.then(middle);
            if (!listAxes.contains(order[i]))
                result = result.then(walked.size(order[i]));
        }
        return result;
    }

    // ---- taking

    Tensor of(Tensor x) {
        Tensor walked = takesAll() ? x.reshape(walked().sizes()) : Parts.viewed("get", x, walked(), view());
        if (!hasLists())
            return walked;
        IntTensor list = list();
        Tensor ordered = walked.permute(order()).reshape(around(choices()).sizes());
        return Reading.lines("get", ordered, place(), list.reshape(-1)).reshape(around(list.shape().sizes()).sizes());
    }

    /// The row-major indices of what is taken, in the shape of the result.
    IntTensor positions() {
        IntTensor all = IntTensor.generate(shape, i -> i).viewed(walked(), view());
        if (!hasLists())
            return all;
        IntTensor list = list();
        return all.permute(order()).reshape(around(choices()).sizes()).indexSelect(place(), list.reshape(-1))
                .reshape(around(list.shape().sizes()).sizes());
    }
}

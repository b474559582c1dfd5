package fovea.tensor;

import static fovea.arbitraries.Values.ANY;
import static fovea.tensor.Naive.with;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import fovea.arbitraries.Draw;
import fovea.shape.Shape;

/// Square brackets, and copies with something else in them.
final class IndexingSpecimens {

    private IndexingSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                new Specimen("get(Index...)", IndexingSpecimens::get),
                new Specimen("with(Tensor, Index...)", IndexingSpecimens::replaced),
                new Specimen("with(double, Index...)", IndexingSpecimens::filled),
                new Specimen("withAdded(Tensor, Index...)", IndexingSpecimens::added),
                new Specimen("maskedSelect(BoolTensor)", IndexingSpecimens::maskedSelect),
                new Specimen("scatter(int, IntTensor, Tensor)", IndexingSpecimens::scatter),
                new Specimen("indexAdd(int, IntTensor, Tensor)", IndexingSpecimens::indexAdd));
    }

    /// Brackets, and by hand what they take: for each element of the result, where it stands in x.
    private record Brackets(Index[] indices, Shape result, int[][] sources) {}

    /// Positions, ranges in both directions, lists and new axes in any order, a mask in front; the last axes are often
    /// left out.
    private static Brackets brackets(Draw draw) {
        Shape shape = draw.shape();
        var collected = new Collected(draw);
        if (draw.below("mask first", 4) == 0 && shape.rank() > 0)
            collected.mask();
        int named = draw.below("named", shape.rank() + 1);
        while (collected.axis < shape.rank()) {
            if (collected.axis == named && draw.below("rest", 2) == 0)
                collected.indices.add(Index.rest());
            collected.next(collected.axis >= named);
        }
        return collected.done();
    }

    /// What brackets take, collected axis by axis.
    private static final class Collected {
        private final Draw draw;
        private final int length;
        private final List<Index> indices = new ArrayList<>();
        private final List<int[]> choices = new ArrayList<>();         // for each axis of x, the positions taken
        private final List<Integer> slots = new ArrayList<>();         // for each axis of x, the axis of the result
        private final List<Integer> sizes = new ArrayList<>();
        private final List<Integer> lists = new ArrayList<>();         // where in `sizes` a list stands
        private int axis;

        Collected(Draw draw) {
            this.draw = draw;
            this.length = draw.below("list length", 4);
        }

        void mask() {
            int n = draw.shape().size(0);
            if (n < length)
                return;
            int[] where = IntStream.range(n - length, n).toArray();
            indices.add(Index.where(BoolTensor.generate(Shape.of(n), i -> Arrays.binarySearch(where, i) >= 0)));
            list(where);
        }

        private void list(int... positions) {
            lists.add(sizes.size());
            take(positions, sizes.size());
            sizes.add(length);
        }

        private void take(int[] positions, int slot) {
            choices.add(positions);
            slots.add(slot);
            axis++;
        }

        void next(boolean silently) {
            int n = draw.shape().size(axis), at = draw.below("at " + axis, Math.max(1, n));
            int fromEnd = draw.below("end " + axis, 2) * n;
            switch (silently || n == 0 ? 3 : draw.below("kind " + axis, 5)) {
                case 0 -> {
                    indices.add(Index.at(at - fromEnd));
                    take(new int[] {at}, -1);
                }
                case 1 -> {
                    int step = 1 + draw.below("step " + axis, 2);
                    boolean back = draw.below("back " + axis, 2) == 1;
                    indices.add(back ? new Range(at, Range.OPEN, -step) : Range.from(at - fromEnd).by(step));
                    int[] taken = IntStream.iterate(at, i -> i >= 0 && i < n, i -> back ? i - step : i + step)
                            .toArray();
                    take(taken, sizes.size());
                    sizes.add(taken.length);
                }
                case 2 -> {
                    int[] positions = draw.indices(Shape.of(length), n).toInts();
                    indices.add(Index.of(Arrays.stream(positions).map(i -> i - fromEnd).toArray()));
                    list(positions);
                }
                default -> {
                    if (!silently)
                        indices.add(Index.all());
                    take(IntStream.range(0, n).toArray(), sizes.size());
                    sizes.add(n);
                }
            }
            if (!silently && draw.below("new " + axis, 5) == 0) {
                indices.add(Index.newAxis());
                sizes.add(1);
            }
        }

        Brackets done() {
            boolean together = lists.isEmpty() || lists.getLast() - lists.getFirst() == lists.size() - 1;
            List<Integer> order = new ArrayList<>(IntStream.range(0, sizes.size()).boxed().toList());
            order.removeAll(lists);
            if (!lists.isEmpty())
                order.add(together ? lists.getFirst() : 0, lists.getFirst());
            Shape result = Shape.of(order.stream().mapToInt(sizes::get).toArray());
            int[][] sources = new int[result.volume()][];
            for (int i = 0; i < sources.length; i++) {
                int[] to = Naive.coordinates(result, i);
                sources[i] = IntStream.range(0, axis).map(own -> {
                    int slot = slots.get(own);
                    int place = slot < 0 ? 0 : to[order.indexOf(lists.contains(slot) ? lists.getFirst() : slot)];
                    return choices.get(own)[place];
                }).toArray();
            }
            return new Brackets(indices.toArray(Index[]::new), result, sources);
        }
    }

    private static Problem get(Draw draw) {
        Brackets brackets = brackets(draw);
        return Problem.of(draw.tensor(ANY), x -> x.get(brackets.indices), x -> Tensor.of(brackets.result,
                Arrays.stream(brackets.sources).mapToDouble(x::at).toArray()));
    }

    private static Tensor loop(Tensor x, int[][] sources, Change change) {
        double[] numbers = x.toDoubles();
        Tensor places = Tensor.generate(x.shape(), DType.FLOAT64, i -> i);
        for (int i = 0; i < sources.length; i++) {
            int at = (int) places.at(sources[i]);
            numbers[at] = change.of(numbers[at], i);
        }
        return Tensor.of(x.shape(), numbers);
    }

    @FunctionalInterface
    private interface Change {
        double of(double number, int i);
    }

    private static Problem replaced(Draw draw) {
        Brackets brackets = brackets(draw);
        Shape part = draw.of(brackets.result).stretchable("part");
        return Problem.of(draw.tensors(ANY, draw.shape(), part), (x, y) -> x.with(y, brackets.indices), (x, y) -> {
            double[] wide = y.expand(brackets.result).toDoubles();
            return loop(x, brackets.sources, (_, i) -> wide[i]);
        });
    }

    private static Problem filled(Draw draw) {
        Brackets brackets = brackets(draw);
        return Problem.of(draw.tensor(ANY), x -> x.with(0.25, brackets.indices),
                x -> loop(x, brackets.sources, (_, _) -> 0.25));
    }

    private static Problem added(Draw draw) {
        Brackets brackets = brackets(draw);
        Shape part = draw.of(brackets.result).stretchable("part");
        return Problem.of(draw.tensors(ANY, draw.shape(), part), (x, y) -> x.withAdded(y, brackets.indices), (x, y) -> {
            double[] wide = y.expand(brackets.result).toDoubles();
            return loop(x, brackets.sources, (number, i) -> number + wide[i]);
        });
    }

    private static Problem maskedSelect(Draw draw) {
        BoolTensor mask = draw.mask(draw.stretchable("mask"));
        return Problem.of(draw.tensor(ANY), x -> x.maskedSelect(mask), x -> Tensor.of(
                IntStream.range(0, x.shape().volume()).mapToObj(i -> Naive.coordinates(x.shape(), i))
                        .filter(at -> Naive.read(mask, at)).mapToDouble(x::at).toArray()));
    }

    private static Problem scatter(Draw any) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis(), along = axis < 0 ? axis + draw.shape().rank() : axis;
        int[] sizes = draw.shape().sizes();
        for (int i = 0; i < sizes.length; i++)
            sizes[i] = draw.below("size " + i, sizes[i] + 1);
        IntTensor indices = draw.indices(Shape.of(sizes).with(axis, draw.below("count", 5)), draw.shape().size(axis));
        int[][] to = IntStream.range(0, indices.shape().volume())
                .mapToObj(i -> with(Naive.coordinates(indices.shape(), i), along, indices.at(i))).toArray(int[][]::new);
        return Problem.of(draw.tensors(ANY, draw.shape(), indices.shape()), (x, y) -> x.scatter(axis, indices, y),
                (x, y) -> loop(x, to, (_, i) -> y.toDoubles()[i]));
    }

    private static Problem indexAdd(Draw any) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis(), along = axis < 0 ? axis + draw.shape().rank() : axis;
        IntTensor indices = draw.indices(Shape.of(draw.below("count", 5)), draw.shape().size(axis));
        Shape source = draw.shape().with(axis, indices.shape().volume());
        int[][] to = IntStream.range(0, source.volume()).mapToObj(i -> Naive.coordinates(source, i))
                .map(at -> with(at, along, indices.at(at[along]))).toArray(int[][]::new);
        return Problem.of(draw.tensors(ANY, draw.shape(), source), (x, y) -> x.indexAdd(axis, indices, y),
                (x, y) -> loop(x, to, (number, i) -> number + y.toDoubles()[i]));
    }
}

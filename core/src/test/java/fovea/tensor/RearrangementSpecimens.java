package fovea.tensor;

import static fovea.arbitraries.Values.ANY;
import static fovea.tensor.Naive.inserted;
import static fovea.tensor.Naive.with;
import static fovea.tensor.Naive.without;
import static fovea.tensor.Specimen.moved;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import fovea.arbitraries.Draw;
import fovea.shape.Shape;

/// Rearrangement: where each element of the result came from.
final class RearrangementSpecimens {

    private RearrangementSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                new Specimen("reshape(int...)", RearrangementSpecimens::reshape),
                new Specimen("reshape(Shape)", RearrangementSpecimens::reshapeToShape),
                new Specimen("unsqueeze(int)", RearrangementSpecimens::unsqueeze),
                new Specimen("squeeze(int)", RearrangementSpecimens::squeeze),
                new Specimen("permute(int...)", RearrangementSpecimens::permute),
                new Specimen("transpose(int, int)", RearrangementSpecimens::transpose),
                new Specimen("T()", RearrangementSpecimens::swapped),
                new Specimen("expand(Shape)", RearrangementSpecimens::expand),
                new Specimen("slice(int, int, int)", RearrangementSpecimens::slice),
                new Specimen("slice(int, Range)", RearrangementSpecimens::sliceInSteps),
                new Specimen("select(int, int)", RearrangementSpecimens::select),
                new Specimen("split(int, int...)", RearrangementSpecimens::split),
                new Specimen("unstack(int)", RearrangementSpecimens::unstack),
                new Specimen("pad(int, int, int, double)", RearrangementSpecimens::pad),
                new Specimen("flip(int...)", RearrangementSpecimens::flip),
                new Specimen("concat(int, Tensor...)", draw -> concat(draw,
                        (axis, x) -> Rearrangement.concat(axis, x.toArray(Tensor[]::new)))),
                new Specimen("concat(int, List)", draw -> concat(draw, Rearrangement::concat)),
                new Specimen("stack(int, Tensor...)", draw -> stack(draw,
                        (axis, x) -> Rearrangement.stack(axis, x.toArray(Tensor[]::new)))),
                new Specimen("stack(int, List)", draw -> stack(draw, Rearrangement::stack)));
    }

    @FunctionalInterface
    private interface Joined {
        Tensor along(int axis, List<Tensor> parts);
    }

    /// The axis counted from 0.
    private static int counted(int axis, Shape shape) {
        return axis < 0 ? axis + shape.rank() : axis;
    }

    /// The same numbers as a vector: row-major order is what reshaping keeps.
    private static Problem reshape(Draw draw) {
        Shape shape = draw.shape();
        boolean open = draw.below("open", 2) == 1 && shape.volume() > 0;
        int[] sizes = open ? new int[] {-1} : new int[] {1, shape.volume()};
        return Problem.of(draw.tensor(ANY), x -> x.reshape(sizes),
                x -> Tensor.of(sizes.length == 1 ? Shape.of(shape.volume()) : Shape.of(sizes), x.toDoubles()));
    }

    private static Problem reshapeToShape(Draw draw) {
        Shape line = Shape.of(draw.shape().volume());
        return Problem.of(draw.tensor(ANY), x -> x.reshape(line), x -> Tensor.of(line, x.toDoubles()));
    }

    private static Problem unsqueeze(Draw draw) {
        int rank = draw.shape().rank() + 1, axis = draw.below("where", 2 * rank) - rank;
        int at = axis < 0 ? axis + rank : axis;
        return moved(draw.tensor(ANY), x -> x.unsqueeze(axis), draw.shape().inserted(at, 1), to -> without(to, at));
    }

    private static Problem squeeze(Draw draw) {
        int at = draw.below("where", draw.shape().rank() + 1);
        return moved(draw.of(draw.shape().inserted(at, 1)).tensor(ANY), x -> x.squeeze(at), draw.shape(),
                to -> inserted(to, at, 0));
    }

    private static Problem permute(Draw draw) {
        int[] order = draw.order(), mixed = order.clone();
        for (int i = 0; i < order.length; i++)
            mixed[i] -= draw.below("end " + i, 2) * order.length;
        Shape shape = Shape.of(IntStream.of(order).map(draw.shape()::size).toArray());
        return moved(draw.tensor(ANY), x -> x.permute(mixed), shape, to -> {
            int[] from = new int[to.length];
            for (int i = 0; i < to.length; i++)
                from[order[i]] = to[i];
            return from;
        });
    }

    private static Problem transpose(Draw any) {
        Draw draw = any.ofRank(1);
        int a = draw.axis(), b = draw.below("other", draw.shape().rank());
        int first = counted(a, draw.shape());
        Shape shape = draw.shape().with(first, draw.shape().size(b)).with(b, draw.shape().size(first));
        return moved(draw.tensor(ANY), x -> x.transpose(a, b), shape, to -> with(with(to, first, to[b]), b, to[first]));
    }

    private static Problem swapped(Draw any) {
        Draw draw = any.ofRank(2);
        int last = draw.shape().rank() - 1;
        Shape shape = draw.shape().dropLast(2).then(draw.shape().size(last), draw.shape().size(last - 1));
        return moved(draw.tensor(ANY), x -> x.T(), shape, to -> with(with(to, last, to[last - 1]), last - 1, to[last]));
    }

    private static Problem expand(Draw draw) {
        Tensor small = draw.of(draw.stretchable("small")).tensor(ANY);
        return Problem.of(small, x -> x.expand(draw.shape()),
                x -> Naive.generate(draw.shape(), to -> Naive.read(x, to)));
    }

    private static Problem slice(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = counted(axis, draw.shape()), size = draw.shape().size(axis);
        int start = draw.below("start", size + 1), end = start + draw.below("length", size - start + 1);
        int fromEnd = start < size && draw.below("from end", 2) == 1 ? start - size : start;
        return moved(draw.tensor(ANY), x -> x.slice(axis, fromEnd, end), draw.shape().with(axis, end - start),
                to -> with(to, along, start + to[along]));
    }

    /// In steps forwards, or backwards to the first.
    private static Problem sliceInSteps(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = counted(axis, draw.shape()), size = draw.shape().size(axis);
        boolean back = draw.below("back", 2) == 1 && size > 0;
        int start = draw.below("start", back ? size : size + 1), step = (1 + draw.below("step", 3)) * (back ? -1 : 1);
        int count = (int) IntStream.iterate(start, i -> i >= 0 && i < size, i -> i + step).count();
        return moved(draw.tensor(ANY), x -> x.slice(axis, Range.from(start).by(step)),
                draw.shape().with(axis, count), to -> with(to, along, start + step * to[along]));
    }

    private static Problem select(Draw any) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis(), along = counted(axis, draw.shape()), size = draw.shape().size(axis);
        int index = draw.below("index", 2 * size) - size;
        return moved(draw.tensor(ANY), x -> x.select(axis, index), draw.shape().without(along),
                to -> inserted(to, along, index < 0 ? index + size : index));
    }

    private static Problem split(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = counted(axis, draw.shape()), size = draw.shape().size(axis);
        int first = draw.below("first", size + 1);
        int[] sizes = {first, 0, size - first}, starts = {0, first, first};
        return new Problem(List.of(draw.tensor(ANY)), in -> in.get(0).split(axis, sizes),
                in -> Naive.list(3, i -> Naive.generate(draw.shape().with(axis, sizes[i]),
                        to -> in.get(0).at(with(to, along, starts[i] + to[along])))));
    }

    private static Problem unstack(Draw any) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis(), along = counted(axis, draw.shape());
        return new Problem(List.of(draw.tensor(ANY)), in -> in.get(0).unstack(axis),
                in -> Naive.list(draw.shape().size(axis), i -> Naive.generate(draw.shape().without(along),
                        to -> in.get(0).at(inserted(to, along, i)))));
    }

    private static Problem pad(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = counted(axis, draw.shape()), size = draw.shape().size(axis);
        int before = draw.below("before", 3), after = draw.below("after", 3);
        double value = draw.number("value");
        return Problem.of(draw.tensor(ANY), x -> x.pad(axis, before, after, value),
                x -> Naive.generate(draw.shape().with(axis, before + size + after), to -> {
                    int from = to[along] - before;
                    return from < 0 || from >= size ? value : x.at(with(to, along, from));
                }));
    }

    private static Problem flip(Draw draw) {
        int[] axes = draw.axes();
        Shape shape = draw.shape();
        return moved(draw.tensor(ANY), x -> x.flip(axes), shape, to -> {
            int[] from = to.clone();
            for (int axis = 0; axis < from.length; axis++) {
                int own = axis;
                if (axes.length == 0 || Arrays.stream(axes).anyMatch(each -> counted(each, shape) == own))
                    from[axis] = shape.size(axis) - 1 - to[axis];
            }
            return from;
        });
    }

    /// Three parts, the middle one of another size, often empty.
    private static Problem concat(Draw any, Joined joined) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = counted(axis, draw.shape());
        Shape shape = draw.shape(), middle = shape.with(axis, draw.below("middle", 3));
        int[] ends = {shape.size(axis), shape.size(axis) + middle.size(axis), 2 * shape.size(axis) + middle.size(axis)};
        return Problem.ofMany(draw.tensors(ANY, shape, middle, shape), x -> joined.along(axis, x),
                x -> Naive.generate(shape.with(axis, ends[2]), to -> {
                    int part = to[along] < ends[0] ? 0 : to[along] < ends[1] ? 1 : 2;
                    return x.get(part).at(with(to, along, to[along] - (part == 0 ? 0 : ends[part - 1])));
                }));
    }

    private static Problem stack(Draw draw, Joined joined) {
        int rank = draw.shape().rank() + 1, axis = draw.below("where", 2 * rank) - rank;
        int at = axis < 0 ? axis + rank : axis;
        Shape[] three = new Shape[3];
        Arrays.fill(three, draw.shape());
        return Problem.ofMany(draw.tensors(ANY, three), x -> joined.along(axis, x),
                x -> Naive.generate(draw.shape().inserted(at, 3), to -> x.get(to[at]).at(without(to, at))));
    }
}

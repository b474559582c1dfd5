package fovea.tensor;

import static fovea.arbitraries.Values.ANY;
import static fovea.tensor.Naive.with;
import static fovea.tensor.Specimen.moved;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import fovea.arbitraries.Draw;
import fovea.shape.Shape;

/// Tiling and diagonals: where each element of the result came from, if from anywhere.
final class TilingSpecimens {

    private TilingSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                new Specimen("tile(int...)", TilingSpecimens::tile),
                new Specimen("repeatEach(int, int)", TilingSpecimens::repeatEach),
                new Specimen("roll(int, int)", TilingSpecimens::roll),
                new Specimen("pad(int, int, int, Border)", TilingSpecimens::pad),
                new Specimen("chunk(int, int)", TilingSpecimens::chunk),
                new Specimen("moveAxis(int, int)", TilingSpecimens::moveAxis),
                new Specimen("flatten(int, int)", TilingSpecimens::flatten),
                new Specimen("unflatten(int, int...)", TilingSpecimens::unflatten),
                new Specimen("meshgrid(Tensor...)", TilingSpecimens::meshgrid),
                new Specimen("tril(int)", draw -> triangle(draw, true)),
                new Specimen("triu(int)", draw -> triangle(draw, false)),
                new Specimen("diagonal(int)", TilingSpecimens::diagonal),
                new Specimen("diagEmbed(int)", TilingSpecimens::diagEmbed),
                new Specimen("trace()", TilingSpecimens::trace));
    }

    private static int counted(int axis, Shape shape) {
        return axis < 0 ? axis + shape.rank() : axis;
    }

    private static Problem tile(Draw draw) {
        int lead = draw.below("lead", 2), rank = draw.shape().rank();
        int[] times = new int[lead + rank], sizes = new int[lead + rank];
        for (int i = 0; i < times.length; i++) {
            times[i] = draw.below("times " + i, 3);
            sizes[i] = times[i] * (i < lead ? 1 : draw.shape().size(i - lead));
        }
        return moved(draw.tensor(ANY), x -> x.tile(times), Shape.of(sizes), to -> {
            int[] from = Arrays.copyOfRange(to, lead, to.length);
            for (int i = 0; i < rank; i++)
                from[i] %= draw.shape().size(i);
            return from;
        });
    }

    private static Problem repeatEach(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = counted(axis, draw.shape()), times = draw.below("times", 4);
        return moved(draw.tensor(ANY), x -> x.repeatEach(axis, times),
                draw.shape().with(along, draw.shape().size(along) * times), to -> with(to, along, to[along] / times));
    }

    private static Problem roll(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = counted(axis, draw.shape()), n = draw.shape().size(along);
        int shift = draw.below("shift", 13) - 6;
        return moved(draw.tensor(ANY), x -> x.roll(axis, shift), draw.shape(),
                to -> with(to, along, (to[along] - shift + 12 * n) % n));
    }

    /// Walking outwards step by step.
    private static Problem pad(Draw any) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis(), along = counted(axis, draw.shape()), n = draw.shape().size(along);
        int before = draw.below("before", 7), after = draw.below("after", 7);
        Border border = Border.values()[draw.below("border", 4)];
        return moved(draw.tensor(ANY), x -> x.pad(axis, before, after, border),
                draw.shape().with(along, before + n + after),
                to -> with(to, along, seen(to[along] - before, n, border)));
    }

    private static int seen(int i, int n, Border border) {
        if (i >= 0 && i < n)
            return i;
        return switch (border) {
            case EDGE -> i < 0 ? 0 : n - 1;
            case REFLECT -> n == 1 ? 0 : seen(i < 0 ? -i : 2 * (n - 1) - i, n, border);
            case SYMMETRIC -> seen(i < 0 ? -1 - i : 2 * n - 1 - i, n, border);
            case WRAP -> seen(i < 0 ? i + n : i - n, n, border);
        };
    }

    private static Problem chunk(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = counted(axis, draw.shape()), n = draw.shape().size(along);
        int count = 1 + draw.below("count", 4), size = Math.max(1, (n + count - 1) / count);
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int start = size; start < n; start += size)
            starts.add(start);
        return new Problem(List.of(draw.tensor(ANY)), in -> in.getFirst().chunk(axis, count),
                in -> starts.stream().map(start -> Naive.generate(
                        draw.shape().with(along, Math.min(size, n - start)),
                        to -> in.getFirst().at(with(to, along, start + to[along])))).toList());
    }

    private static Problem moveAxis(Draw any) {
        Draw draw = any.ofRank(1);
        int from = draw.axis(), to = draw.below("to", draw.shape().rank());
        int taken = counted(from, draw.shape());
        Shape shape = draw.shape().without(taken).inserted(to, draw.shape().size(taken));
        return moved(draw.tensor(ANY), x -> x.moveAxis(from, to), shape,
                at -> Naive.inserted(Naive.without(at, to), taken, at[to]));
    }

    private static Problem flatten(Draw draw) {
        int rank = draw.shape().rank(), first = draw.below("first", Math.max(1, rank));
        int last = first + draw.below("last", Math.max(1, rank - first));
        int[] sizes = rank == 0 ? new int[] {1} : IntStream.range(0, rank - last + first).map(axis -> axis < first
                ? draw.shape().size(axis) : axis > first ? draw.shape().size(axis + last - first)
                : draw.shape().volume(first, last + 1)).toArray();
        return Problem.of(draw.tensor(ANY), x -> x.flatten(first, rank == 0 ? -1 : last - rank),
                x -> Tensor.of(Shape.of(sizes), x.toDoubles()));
    }

    private static Problem unflatten(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = counted(axis, draw.shape()), n = draw.shape().size(along);
        boolean even = n % 2 == 0 && n > 0;
        Shape apart = even ? draw.shape().with(along, n / 2).inserted(along, 2) : draw.shape().inserted(along, 1);
        return Problem.of(draw.tensor(ANY), x -> even ? x.unflatten(axis, 2, -1) : x.unflatten(axis, 1, n),
                x -> Tensor.of(apart, x.toDoubles()));
    }

    private static Problem meshgrid(Draw draw) {
        int m = draw.below("m", 4), n = draw.below("n", 4);
        return new Problem(draw.tensors(ANY, Shape.of(m), Shape.of(n)),
                in -> Tiling.meshgrid(in.get(0), in.get(1)),
                in -> List.of(Naive.generate(Shape.of(m, n), at -> in.get(0).at(at[0])),
                        Naive.generate(Shape.of(m, n), at -> in.get(1).at(at[1]))));
    }

    private static Problem triangle(Draw any, boolean lower) {
        Draw draw = any.ofRank(2);
        int k = draw.below("diagonal", 9) - 4, last = draw.shape().rank() - 1;
        return Problem.of(draw.tensor(ANY), x -> lower ? x.tril(k) : x.triu(k), x -> Naive.generate(x.shape(), at -> {
            int diagonal = at[last] - at[last - 1];
            return (lower ? diagonal <= k : diagonal >= k) ? x.at(at) : 0;
        }));
    }

    private static Problem diagonal(Draw any) {
        Draw draw = any.ofRank(2);
        int k = draw.below("diagonal", 9) - 4, last = draw.shape().rank() - 2;
        int down = Math.max(0, -k), right = Math.max(0, k);
        int length = Math.max(0, Math.min(draw.shape().size(-2) - down, draw.shape().size(-1) - right));
        return moved(draw.tensor(ANY), x -> x.diagonal(k), draw.shape().dropLast(2).then(length),
                to -> Naive.inserted(with(to, last, to[last] + down), last + 1, to[last] + right));
    }

    private static Problem diagEmbed(Draw any) {
        Draw draw = any.ofRank(1);
        int k = draw.below("diagonal", 5) - 2, last = draw.shape().rank() - 1;
        int n = draw.shape().size(-1) + Math.abs(k);
        return Problem.of(draw.tensor(ANY), x -> x.diagEmbed(k),
                x -> Naive.generate(draw.shape().dropLast(1).then(n, n), at -> at[last + 1] - at[last] != k ? 0
                        : x.at(with(Naive.without(at, last + 1), last, Math.min(at[last], at[last + 1])))));
    }

    private static Problem trace(Draw any) {
        Draw draw = any.ofRank(2);
        int last = draw.shape().rank() - 2, n = Math.min(draw.shape().size(-2), draw.shape().size(-1));
        return Problem.of(draw.tensor(ANY), Tensor::trace, x -> Naive.generate(draw.shape().dropLast(2),
                at -> IntStream.range(0, n).mapToDouble(i -> x.at(Naive.inserted(Naive.inserted(at, last, i), last + 1,
                        i))).sum()));
    }
}

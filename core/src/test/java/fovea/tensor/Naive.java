package fovea.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

import fovea.shape.Shape;

/// Operations as their formulas read: one coordinate after the other, without a thought for speed.
final class Naive {

    private Naive() {}

    /// The number `f(coordinates)` everywhere, in float64.
    static Tensor generate(Shape shape, ToDoubleFunction<int[]> f) {
        return Tensor.generate(shape, DType.FLOAT64, i -> f.applyAsDouble(coordinates(shape, i)));
    }

    /// Where a row-major index lies.
    static int[] coordinates(Shape shape, int index) {
        int[] at = new int[shape.rank()];
        for (int axis = at.length - 1; axis >= 0; index /= shape.size(axis--))
            at[axis] = index % shape.size(axis);
        return at;
    }

    /// x where a larger tensor, to which it stretches, has these coordinates.
    static double read(Tensor x, int... at) {
        int lead = at.length - x.shape().rank();
        int[] own = new int[x.shape().rank()];
        for (int axis = 0; axis < own.length; axis++)
            own[axis] = x.size(axis) == 1 ? 0 : at[lead + axis];
        return x.at(own);
    }

    static boolean read(BoolTensor x, int... at) {
        return read(x.toTensor(DType.FLOAT64), at) == 1;
    }

    /// The coordinates with another one along an axis, counted from 0.
    static int[] with(int[] at, int axis, int position) {
        int[] changed = at.clone();
        changed[axis] = position;
        return changed;
    }

    /// The coordinates without an axis.
    static int[] without(int[] at, int axis) {
        int[] rest = new int[at.length - 1];
        System.arraycopy(at, 0, rest, 0, axis);
        System.arraycopy(at, axis + 1, rest, axis, rest.length - axis);
        return rest;
    }

    /// The coordinates with one more before an axis.
    static int[] inserted(int[] at, int axis, int position) {
        int[] more = new int[at.length + 1];
        System.arraycopy(at, 0, more, 0, axis);
        more[axis] = position;
        System.arraycopy(at, axis, more, axis + 1, at.length - axis);
        return more;
    }

    /// All elements that share their coordinates along the other axes, folded into one; no axes named means all.
    static Tensor fold(Tensor x, int[] axes, ToDoubleFunction<double[]> f) {
        boolean[] folded = folded(x.shape(), axes);
        int[] sizes = x.shape().sizes();
        for (int axis = 0; axis < sizes.length; axis++)
            sizes[axis] = folded[axis] ? 1 : sizes[axis];
        return generate(Shape.of(sizes), at -> f.applyAsDouble(line(x, at, folded)));
    }

    /// As [#fold], the folded axes gone.
    static Tensor foldAway(Tensor x, int[] axes, ToDoubleFunction<double[]> f) {
        boolean[] folded = folded(x.shape(), axes);
        List<Integer> rest = new ArrayList<>();
        for (int axis = 0; axis < folded.length; axis++)
            if (!folded[axis])
                rest.add(x.size(axis));
        return fold(x, axes, f).reshape(rest.stream().mapToInt(size -> size).toArray());
    }

    /// All elements that share their coordinates along the other axes, each given what `f` makes of it among them.
    static Tensor rows(Tensor x, int[] axes, UnaryOperator<double[]> f) {
        boolean[] folded = folded(x.shape(), axes);
        double[] out = new double[x.shape().volume()];
        for (int i = 0; i < out.length; i++) {
            List<Integer> members = members(x, coordinates(x.shape(), i), folded);
            double[] line = members.stream().mapToDouble(member -> x.at(coordinates(x.shape(), member))).toArray();
            out[i] = f.apply(line)[members.indexOf(i)];
        }
        return Tensor.of(x.shape(), out);
    }

    private static boolean[] folded(Shape shape, int... axes) {
        boolean[] folded = new boolean[shape.rank()];
        Arrays.fill(folded, axes.length == 0);
        for (int axis : axes)
            folded[axis < 0 ? axis + shape.rank() : axis] = true;
        return folded;
    }

    private static double[] line(Tensor x, int[] at, boolean... folded) {
        return members(x, at, folded).stream().mapToDouble(i -> x.at(coordinates(x.shape(), i))).toArray();
    }

    private static List<Integer> members(Tensor x, int[] at, boolean... folded) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < x.shape().volume(); i++) {
            int[] there = coordinates(x.shape(), i);
            boolean same = true;
            for (int axis = 0; axis < there.length; axis++)
                same &= folded[axis] || there[axis] == at[axis];
            if (same)
                members.add(i);
        }
        return members;
    }

    /// A list of `n` things.
    static <R> List<R> list(int n, IntFunction<R> thing) {
        List<R> list = new ArrayList<>();
        for (int i = 0; i < n; i++)
            list.add(thing.apply(i));
        return list;
    }
}

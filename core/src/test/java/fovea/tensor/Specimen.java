package fovea.tensor;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

import fovea.arbitraries.Draw;
import fovea.arbitraries.Values;
import fovea.shape.Shape;

/// An operation under the lens: given a draw, a problem to try it on.
///
/// @param name    the method with its parameter types, `pow(double)`
/// @param problem what to try it on
record Specimen(String name, Function<Draw, Problem> problem) {

    @FunctionalInterface
    interface WithNumber {
        Tensor apply(Tensor x, double c);
    }

    @FunctionalInterface
    interface AlongAxes {
        Tensor apply(Tensor x, int... axes);
    }

    @FunctionalInterface
    interface AlongAxis {
        Tensor apply(Tensor x, int axis);
    }

    /// Element by element.
    static Specimen map(String name, UnaryOperator<Tensor> f, DoubleUnaryOperator formula, Values values) {
        return new Specimen(name, draw -> Problem.of(draw.tensor(values), f,
                x -> Naive.generate(x.shape(), at -> formula.applyAsDouble(x.at(at)))));
    }

    /// Two tensors element by element, either stretching to the other.
    static Specimen zip(String name, BinaryOperator<Tensor> f, DoubleBinaryOperator formula, Values values) {
        return new Specimen(name, draw -> Problem.of(
                draw.tensors(values, draw.stretchable("a"), draw.stretchable("b")), f,
                (a, b) -> zipped(a, b, formula)));
    }

    static Tensor zipped(Tensor a, Tensor b, DoubleBinaryOperator formula) {
        return Naive.generate(a.shape().broadcast("naive", b.shape()),
                at -> formula.applyAsDouble(Naive.read(a, at), Naive.read(b, at)));
    }

    /// A tensor and a number.
    static Specimen number(String name, WithNumber f, DoubleBinaryOperator formula, Values values) {
        return new Specimen(name, draw -> {
            double c = draw.number("c");
            return Problem.of(draw.tensor(values), x -> f.apply(x, c),
                    x -> Naive.generate(x.shape(), at -> formula.applyAsDouble(x.at(at), c)));
        });
    }

    /// Many elements into one, along any axes, which disappear.
    static Specimen fold(String name, AlongAxes f, ToDoubleFunction<double[]> formula, Function<Draw, Tensor> input) {
        return new Specimen(name, draw -> {
            int[] axes = draw.axes();
            return Problem.of(input.apply(draw), x -> f.apply(x, axes), x -> Naive.foldAway(x, axes, formula));
        });
    }

    /// Many elements into one, along any axes, which stay behind.
    static Specimen foldKept(String name, AlongAxes f, ToDoubleFunction<double[]> formula,
                             Function<Draw, Tensor> input) {
        return new Specimen(name, draw -> {
            int[] axes = draw.axes();
            return Problem.of(input.apply(draw), x -> f.apply(x, axes), x -> Naive.fold(x, axes, formula));
        });
    }

    /// Every element among those along any axes.
    static Specimen rows(String name, AlongAxes f, UnaryOperator<double[]> formula, Function<Draw, Tensor> input) {
        return new Specimen(name, draw -> {
            int[] axes = draw.axes();
            return Problem.of(input.apply(draw), x -> f.apply(x, axes), x -> Naive.rows(x, axes, formula));
        });
    }

    /// Many elements into one along a single axis, which disappears.
    static Specimen foldAxis(String name, AlongAxis f, ToDoubleFunction<double[]> formula,
                             Function<Draw, Tensor> input) {
        return new Specimen(name, anyDraw -> {
            Draw draw = anyDraw.ofRank(1);
            int axis = draw.axis();
            return Problem.of(input.apply(draw), x -> f.apply(x, axis),
                    x -> Naive.foldAway(x, new int[] {axis}, formula));
        });
    }

    /// Every element from one of x; `source` tells from where, given the result's coordinates.
    static Problem moved(Tensor x, UnaryOperator<Tensor> f, Shape shape, UnaryOperator<int[]> source) {
        return Problem.of(x, f, in -> Naive.generate(shape, at -> in.at(source.apply(at))));
    }

    // ---- inputs

    static Function<Draw, Tensor> input(Values values) {
        return draw -> draw.tensor(values);
    }

    /// At least one element along every axis.
    static Function<Draw, Tensor> solid(Values values) {
        return draw -> draw.solid().tensor(values);
    }

    /// At least one element along every axis, positive and negative in turn, so that no line of two or more is flat.
    static Tensor spread(Draw draw) {
        Tensor size = draw.solid().tensor(Values.POSITIVE);
        return size.mul(Naive.generate(size.shape(), at -> Arrays.stream(at).sum() % 2 == 0 ? 1 : -1));
    }
}

package fovea.tensor;

import static fovea.arbitraries.Values.ANY;
import static fovea.arbitraries.Values.DISTINCT;
import static fovea.arbitraries.Values.NOT_ZERO;
import static fovea.tensor.Axes.keep;
import static fovea.tensor.Specimen.fold;
import static fovea.tensor.Specimen.foldAxis;
import static fovea.tensor.Specimen.foldKept;
import static fovea.tensor.Specimen.input;
import static fovea.tensor.Specimen.rows;
import static fovea.tensor.Specimen.solid;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

import fovea.arbitraries.Draw;
import fovea.shape.Shape;

/// Reduction and normalization: what becomes of the numbers along some axes.
final class FoldingSpecimens {

    private FoldingSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                fold("sum(int...)", Tensor::sum, FoldingSpecimens::sum, input(ANY)),
                foldKept("sum(Axes)", (x, axes) -> x.sum(keep(axes)), FoldingSpecimens::sum, input(ANY)),
                fold("mean(int...)", Tensor::mean, FoldingSpecimens::mean, solid(ANY)),
                foldKept("mean(Axes)", (x, axes) -> x.mean(keep(axes)), FoldingSpecimens::mean, solid(ANY)),
                new Specimen("var(int...)", FoldingSpecimens::sampleVariance),
                foldKept("var(Axes, int)", (x, axes) -> x.var(keep(axes), 0), x -> variance(0, x), solid(ANY)),
                new Specimen("std(int...)", FoldingSpecimens::sampleDeviation),
                new Specimen("std(Axes, int)", FoldingSpecimens::deviation),
                fold("max(int...)", Tensor::max, FoldingSpecimens::max, solid(DISTINCT)),
                foldKept("max(Axes)", (x, axes) -> x.max(keep(axes)), FoldingSpecimens::max, solid(DISTINCT)),
                fold("min(int...)", Tensor::min, FoldingSpecimens::min, solid(DISTINCT)),
                foldKept("min(Axes)", (x, axes) -> x.min(keep(axes)), FoldingSpecimens::min, solid(DISTINCT)),
                new Specimen("argmax()", draw -> whole(draw, Tensor::argmax, true)),
                new Specimen("argmin()", draw -> whole(draw, Tensor::argmin, false)),
                foldAxis("argmax(int)", (x, axis) -> x.argmax(axis).toTensor(x.dtype()), x -> where(x, true),
                        solid(DISTINCT)),
                foldAxis("argmin(int)", (x, axis) -> x.argmin(axis).toTensor(x.dtype()), x -> where(x, false),
                        solid(DISTINCT)),
                fold("prod(int...)", Tensor::prod, FoldingSpecimens::product, FoldingSpecimens::withZeros),
                foldKept("prod(Axes)", (x, axes) -> x.prod(keep(axes)), FoldingSpecimens::product,
                        FoldingSpecimens::factors),
                fold("norm2(int...)", Tensor::norm2, x -> norm(2, x), input(NOT_ZERO)),
                foldKept("norm2(Axes)", (x, axes) -> x.norm2(keep(axes)), x -> norm(2, x), input(NOT_ZERO)),
                new Specimen("norm(double, Axes)", FoldingSpecimens::norm),
                scan("cumsum(int)", Tensor::cumsum, Double::sum, input(ANY)),
                scan("cumprod(int)", Tensor::cumprod, (a, b) -> a * b, FoldingSpecimens::withZeros),
                scan("logCumSumExp(int)", Tensor::logCumSumExp, (a, b) -> Math.log(Math.exp(a) + Math.exp(b)),
                        input(ANY)),
                new Specimen("recur(int, Tensor)", FoldingSpecimens::recur),
                new Specimen("diff(int)", FoldingSpecimens::diff),
                new Specimen("sumTo(Shape)", FoldingSpecimens::sumTo),

                rows("softmax(int...)", Tensor::softmax, FoldingSpecimens::softmax, input(ANY)),
                rows("logSoftmax(int...)", Tensor::logSoftmax, FoldingSpecimens::logSoftmax, input(ANY)),
                fold("logSumExp(int...)", Tensor::logSumExp, FoldingSpecimens::logSumExp, solid(ANY)),
                foldKept("logSumExp(Axes)", (x, axes) -> x.logSumExp(keep(axes)), FoldingSpecimens::logSumExp,
                        solid(ANY)));
    }

    private static double sum(double... x) {
        return Arrays.stream(x).sum();
    }

    private static double mean(double... x) {
        return sum(x) / x.length;
    }

    private static double variance(int correction, double... x) {
        double mean = mean(x);
        return Arrays.stream(x).map(each -> (each - mean) * (each - mean)).sum() / (x.length - correction);
    }

    private static double max(double... x) {
        return Arrays.stream(x).max().orElseThrow();
    }

    private static double min(double... x) {
        return Arrays.stream(x).min().orElseThrow();
    }

    private static double logSumExp(double... x) {
        return Math.log(Arrays.stream(x).map(Math::exp).sum());
    }

    private static double[] softmax(double... x) {
        double total = Arrays.stream(x).map(Math::exp).sum();
        return Arrays.stream(x).map(each -> Math.exp(each) / total).toArray();
    }

    private static double[] logSoftmax(double... x) {
        return Arrays.stream(x).map(each -> each - logSumExp(x)).toArray();
    }

    private static int where(double[] x, boolean largest) {
        int best = 0;
        for (int i = 1; i < x.length; i++)
            if (largest ? x[i] > x[best] : x[i] < x[best])
                best = i;
        return best;
    }

    /// With n − 1 there must be two elements at least: one more axis of two, which is folded in any case.
    private static Draw doubled(Draw draw) {
        Draw solid = draw.solid();
        return solid.of(Shape.of(2).then(solid.shape().sizes()));
    }

    private static int[] withFirst(Draw draw) {
        int[] axes = draw.axes();
        boolean all = axes.length == 0;
        boolean has = Arrays.stream(axes).anyMatch(axis -> axis == 0 || axis == -draw.shape().rank());
        return all || has ? axes : Arrays.copyOf(axes, axes.length + 1);
    }

    private static Problem sampleVariance(Draw any) {
        Draw draw = doubled(any);
        int[] axes = withFirst(draw);
        return Problem.of(draw.tensor(ANY), x -> x.var(axes), x -> Naive.foldAway(x, axes, line -> variance(1, line)));
    }

    private static Problem sampleDeviation(Draw any) {
        Draw draw = doubled(any);
        int[] axes = withFirst(draw);
        return Problem.of(Specimen.spread(draw), x -> x.std(axes),
                x -> Naive.foldAway(x, axes, line -> Math.sqrt(variance(1, line))));
    }

    private static Problem deviation(Draw any) {
        Draw draw = doubled(any);
        int[] axes = withFirst(draw);
        return Problem.of(Specimen.spread(draw), x -> x.std(keep(axes), 0),
                x -> Naive.fold(x, axes, line -> Math.sqrt(variance(0, line))));
    }

    private static Problem whole(Draw draw, Function<Tensor, IntTensor> f, boolean largest) {
        return Problem.of(draw.solid().tensor(DISTINCT), x -> f.apply(x).toTensor(x.dtype()),
                x -> Tensor.of(Shape.SCALAR, where(x.toDoubles(), largest)));
    }

    private static double product(double... x) {
        return Arrays.stream(x).reduce(1, (a, b) -> a * b);
    }

    private static double norm(double p, double... x) {
        var sizes = Arrays.stream(x).map(Math::abs);
        return p == 0 ? x.length : p == Double.POSITIVE_INFINITY ? sizes.max().orElse(0)
                : p == Double.NEGATIVE_INFINITY ? sizes.min().orElse(0)
                : Math.pow(sizes.map(each -> Math.pow(each, p)).sum(), 1 / p);
    }

    private static Problem norm(Draw any) {
        Draw draw = any.solid();
        int[] axes = draw.axes();
        double p = new double[] {0, 1, 2, 3, 1.5, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}[
                draw.below("p", 8)];
        Tensor x = Double.isInfinite(p) ? draw.tensor(DISTINCT).add(9 * draw.scale()) : draw.tensor(NOT_ZERO);
        return Problem.of(x, in -> in.norm(p, keep(axes)), in -> Naive.fold(in, axes, line -> norm(p, line)));
    }

    /// Positive and negative, and the nearer to 1 the more there are, so that no product of them overflows.
    private static Tensor factors(Draw draw) {
        Tensor x = draw.of(draw.shape()).tensor(NOT_ZERO).div(draw.scale());
        return x.sign().mul(x.abs().pow(Math.min(1, 6.0 / Math.max(1, x.shape().volume()))));
    }

    /// Now and then one of the factors is 0. (With two, there would be nothing but noise to compare with.)
    private static Tensor withZeros(Draw draw) {
        int n = draw.shape().volume();
        Tensor x = factors(draw);
        return n == 0 || draw.below("zero", 2) == 0 ? x
                : x.maskedFill(BoolTensor.generate(x.shape(), i -> i == draw.below("where", n)), 0);
    }

    private static Specimen scan(String name, Specimen.AlongAxis f, DoubleBinaryOperator formula,
                                 Function<Draw, Tensor> input) {
        return new Specimen(name, any -> {
            Draw draw = any.ofRank(1);
            int axis = draw.axis();
            return Problem.of(input.apply(draw), x -> f.apply(x, axis), x -> Naive.rows(x, new int[] {axis}, line -> {
                double[] scanned = line.clone();
                Arrays.parallelPrefix(scanned, formula);
                return scanned;
            }));
        });
    }

    private static Problem recur(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = axis < 0 ? axis + draw.shape().rank() : axis;
        return Problem.of(draw.tensors(ANY, draw.shape(), draw.stretchable("a")), (x, a) -> x.recur(axis, a),
                (x, a) -> Naive.generate(x.shape(), at -> {
                    double y = 0;
                    for (int i = 0; i <= at[along]; i++)
                        y = Naive.read(a, Naive.with(at, along, i)) * y + x.at(Naive.with(at, along, i));
                    return y;
                }));
    }

    private static Problem diff(Draw any) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis(), along = axis < 0 ? axis + draw.shape().rank() : axis;
        return Problem.of(draw.tensor(ANY), x -> x.diff(axis), x -> Naive.generate(
                x.shape().with(axis, x.size(axis) - 1),
                at -> x.at(Naive.with(at, along, at[along] + 1)) - x.at(at)));
    }

    private static Problem sumTo(Draw draw) {
        Shape target = draw.stretchable("target");
        return Problem.of(draw.tensor(ANY), x -> x.sumTo(target), x -> {
            double[] sums = new double[target.volume()];
            Tensor places = Tensor.generate(target, DType.FLOAT64, i -> i);
            for (int i = 0; i < x.shape().volume(); i++) {
                int[] at = Naive.coordinates(x.shape(), i);
                sums[(int) Naive.read(places, at)] += x.at(at);
            }
            return Tensor.of(target, sums);
        });
    }
}

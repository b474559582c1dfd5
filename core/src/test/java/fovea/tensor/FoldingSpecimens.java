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
                foldAxis("argmax(int)", (x, axis) -> x.argmax(axis).toTensor(x.dtype()), x -> where(x, true),
                        solid(DISTINCT)),
                foldAxis("argmin(int)", (x, axis) -> x.argmin(axis).toTensor(x.dtype()), x -> where(x, false),
                        solid(DISTINCT)),
                foldAxis("prod(int)", Tensor::prod, x -> Arrays.stream(x).reduce(1, (a, b) -> a * b), input(NOT_ZERO)),
                new Specimen("cumsum(int)", FoldingSpecimens::cumsum),
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

    private static Problem cumsum(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis();
        return Problem.of(draw.tensor(ANY), x -> x.cumsum(axis), x -> Naive.rows(x, new int[] {axis}, line -> {
            double[] sums = line.clone();
            Arrays.parallelPrefix(sums, Double::sum);
            return sums;
        }));
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

package fovea.tensor;

import static fovea.arbitraries.Values.ANY;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import fovea.arbitraries.Draw;
import fovea.arbitraries.Values;
import fovea.shape.Shape;

/// Normalisation: rows, channels and groups of them with mean 0 and variance 1.
final class NormalizationSpecimens {

    private NormalizationSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                new Specimen("standardize(double)", NormalizationSpecimens::standardize),
                new Specimen("layerNorm(Tensor, Tensor, double)", NormalizationSpecimens::layerNorm),
                new Specimen("rmsNorm(Tensor, double)", NormalizationSpecimens::rmsNorm),
                new Specimen("batchNorm(Tensor, Tensor, double)", NormalizationSpecimens::batchNorm),
                new Specimen("batchNorm(Tensor, Tensor, double, Moments)", NormalizationSpecimens::trained),
                new Specimen("groupNorm(int, Tensor, Tensor, double)", NormalizationSpecimens::groupNorm));
    }

    /// ε in proportion to the numbers, so that nothing is steeper than the steps of a difference quotient are short.
    private static double eps(Draw draw) {
        return 0.1 * draw.scale() * draw.scale();
    }

    private static UnaryOperator<double[]> standardized(double eps) {
        return x -> {
            double mean = Arrays.stream(x).sum() / x.length;
            double variance = Arrays.stream(x).map(each -> (each - mean) * (each - mean)).sum() / x.length;
            return Arrays.stream(x).map(each -> (each - mean) / Math.sqrt(variance + eps)).toArray();
        };
    }

    /// `x w + b`, where w and b go along an axis.
    private static Tensor scaled(Tensor x, Tensor w, Tensor b, int axis) {
        return Naive.generate(x.shape(), at -> x.at(at) * w.at(at[axis]) + b.at(at[axis]));
    }

    private static Problem standardize(Draw any) {
        Draw draw = any.ofRank(1);
        return Problem.of(draw.tensor(ANY), x -> x.standardize(eps(draw)),
                x -> Naive.rows(x, new int[] {-1}, standardized(eps(draw))));
    }

    private static Problem layerNorm(Draw any) {
        Draw draw = any.ofRank(1);
        int last = draw.shape().rank() - 1;
        Shape row = Shape.of(draw.shape().size(-1));
        return Problem.ofMany(draw.tensors(ANY, draw.shape(), row, row),
                in -> in.get(0).layerNorm(in.get(1), in.get(2), eps(draw)),
                in -> scaled(Naive.rows(in.get(0), new int[] {-1}, standardized(eps(draw))), in.get(1), in.get(2),
                        last));
    }

    private static Problem rmsNorm(Draw any) {
        Draw draw = any.ofRank(1);
        int last = draw.shape().rank() - 1;
        return Problem.of(draw.tensors(ANY, draw.shape(), Shape.of(draw.shape().size(-1))),
                (x, w) -> x.rmsNorm(w, eps(draw)),
                (x, w) -> scaled(Naive.rows(x, new int[] {-1}, line -> {
                    double mean = Arrays.stream(line).map(each -> each * each).sum() / line.length;
                    return Arrays.stream(line).map(each -> each / Math.sqrt(mean + eps(draw))).toArray();
                }), w, Tensor.zeros(w.shape(), DType.FLOAT64), last));
    }

    private static List<Tensor> withChannels(Draw draw) {
        Shape channels = Shape.of(draw.shape().size(1));
        return draw.tensors(ANY, draw.shape(), channels, channels);
    }

    private static Problem batchNorm(Draw any) {
        Draw draw = any.ofRank(2);
        int[] folded = IntStream.range(0, draw.shape().rank()).filter(axis -> axis != 1).toArray();
        return Problem.ofMany(withChannels(draw), in -> in.get(0).batchNorm(in.get(1), in.get(2), eps(draw)),
                in -> scaled(Naive.rows(in.get(0), folded, standardized(eps(draw))), in.get(1), in.get(2), 1));
    }

    private static Problem trained(Draw any) {
        Draw draw = any.ofRank(2);
        Shape channels = Shape.of(draw.shape().size(1));
        Tensor mean = draw.of(channels).tensor(ANY);
        Tensor variance = new Draw(channels, draw.seed(), 1).tensor(Values.POSITIVE);
        return Problem.ofMany(withChannels(draw),
                in -> in.get(0).batchNorm(in.get(1), in.get(2), 0.5,
                        new Moments(mean.to(in.get(0).dtype()), variance.to(in.get(0).dtype()))),
                in -> scaled(Naive.generate(in.get(0).shape(), at -> (in.get(0).at(at) - mean.at(at[1]))
                        / Math.sqrt(variance.at(at[1]) + 0.5)), in.get(1), in.get(2), 1));
    }

    private static Problem groupNorm(Draw any) {
        Draw draw = any.ofRank(2).solid();
        int C = draw.shape().size(1);
        int count = switch (draw.below("groups", 3)) {
            case 0 -> 1;
            case 1 -> C;
            default -> C % 2 == 0 ? C / 2 : 1;
        };
        return Problem.ofMany(withChannels(draw), in -> in.get(0).groupNorm(count, in.get(1), in.get(2), eps(draw)),
                in -> {
                    Tensor x = in.get(0);
                    Tensor grouped = x.reshape(x.size(0), count, x.shape().volume(1, x.shape().rank()) / count);
                    return scaled(Naive.rows(grouped, new int[] {-1}, standardized(eps(draw)))
                            .reshape(x.shape().sizes()), in.get(1), in.get(2), 1);
                });
    }
}

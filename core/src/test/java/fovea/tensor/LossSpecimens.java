package fovea.tensor;

import static fovea.arbitraries.Values.ANY;
import static fovea.arbitraries.Values.POSITIVE;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

import fovea.arbitraries.Draw;
import fovea.shape.Shape;

/// Losses and similarities.
final class LossSpecimens {

    private LossSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                new Specimen("crossEntropy(IntTensor)",
                        draw -> crossEntropy(draw, CrossEntropy.DEFAULT)),
                new Specimen("crossEntropy(IntTensor, CrossEntropy)", draw -> crossEntropy(draw, settings(draw))),
                new Specimen("negativeLogLikelihood(IntTensor, CrossEntropy)", LossSpecimens::likelihood),
                new Specimen("meanSquaredError(Tensor)", draw -> between(draw.tensors(ANY, two(draw.solid())),
                        Reduce.MEAN, (x, y, _) -> x.meanSquaredError(y), LossSpecimens::squared)),
                pair("squaredError(Tensor, Reduce)", Tensor::squaredError, LossSpecimens::squared),
                new Specimen("absoluteError(Tensor, Reduce)", draw -> between(apart(draw, 0.3), reduce(draw),
                        Tensor::absoluteError, (x, y) -> Math.abs(x - y))),
                new Specimen("huber(Tensor, double, Reduce)", LossSpecimens::huber),
                pair("binaryCrossEntropyWithLogits(Tensor, Reduce)", Tensor::binaryCrossEntropyWithLogits,
                        (x, t) -> binary(x, t, 1)),
                new Specimen("binaryCrossEntropyWithLogits(Tensor, Tensor, Reduce)", LossSpecimens::weighted),
                new Specimen("binaryCrossEntropy(Tensor, Reduce)", draw -> between(probabilities(draw),
                        reduce(draw), Tensor::binaryCrossEntropy,
                        (x, t) -> -t * Math.log(x) - (1 - t) * Math.log(1 - x))),
                new Specimen("klDivergence(Tensor, Reduce)", draw -> between(
                        some(draw).tensors(POSITIVE, two(some(draw))), reduce(draw), Tensor::klDivergence,
                        (x, p) -> p * (Math.log(p) - x))),
                new Specimen("bilinear(Tensor, Tensor)", LossSpecimens::bilinear),
                new Specimen("cosineSimilarity(Tensor)", LossSpecimens::cosine));
    }

    @FunctionalInterface
    private interface Between {
        Tensor of(Tensor x, Tensor y, Reduce reduce);
    }

    private static Reduce reduce(Draw draw) {
        return Reduce.values()[draw.below("reduction", 3)];
    }

    private static Draw some(Draw draw) {
        return reduce(draw) == Reduce.MEAN ? draw.solid() : draw;      // the mean of nothing is no number
    }

    private static Shape[] two(Draw draw) {
        return new Shape[] {draw.shape(), draw.shape()};
    }

    private static Specimen pair(String name, Between f, DoubleBinaryOperator formula) {
        return new Specimen(name, draw -> between(some(draw).tensors(ANY, two(some(draw))), reduce(draw), f, formula));
    }

    private static Problem between(List<Tensor> xy, Reduce reduce, Between f, DoubleBinaryOperator formula) {
        return Problem.of(xy, (x, y) -> f.of(x, y, reduce),
                (x, y) -> reduced(Specimen.zipped(x, y, formula), reduce, x.shape().volume()));
    }

    private static Tensor reduced(Tensor losses, Reduce reduce, int counted) {
        double sum = Arrays.stream(losses.toDoubles()).sum();
        return reduce == Reduce.NONE ? losses
                : Tensor.of(Shape.SCALAR, reduce == Reduce.SUM ? sum : sum / counted);
    }

    private static double squared(double x, double y) {
        return (x - y) * (x - y);
    }

    /// Numbers whose differences are nowhere near `edge` or −`edge` or 0, where slopes break.
    private static List<Tensor> apart(Draw any, double edge) {
        Draw draw = some(any).of(some(any).shape());
        List<Tensor> xy = new Draw(draw.shape(), draw.seed(), 1).tensors(ANY, two(draw));
        Tensor y = xy.get(1), d = xy.get(0).sub(y);
        Tensor far = Tensor.generate(d.shape(), DType.FLOAT64, i -> {
            double each = d.toDoubles()[i];
            double size = Math.abs(each);
            return Math.copySign((size < edge ? 0.6 * size : size) + 0.2 * edge, each);
        });
        return List.of(y.add(far), y);
    }

    private static Problem huber(Draw draw) {
        double delta = 0.3 + draw.below("delta", 3);
        return between(apart(draw, delta), reduce(draw), (x, y, reduce) -> x.huber(y, delta, reduce), (x, y) -> {
            double d = Math.abs(x - y);
            return d <= delta ? d * d / 2 : delta * (d - delta / 2);
        });
    }

    private static double binary(double x, double t, double w) {
        double yes = 1 / (1 + Math.exp(-x));
        return -w * t * Math.log(yes) - (1 - t) * Math.log(1 / (1 + Math.exp(x)));
    }

    private static Problem weighted(Draw any) {
        Draw draw = some(any);
        Reduce reduce = reduce(any);
        Shape w = draw.stretchable("w");
        return Problem.ofMany(draw.tensors(ANY, draw.shape(), draw.shape(), w),
                in -> in.get(0).binaryCrossEntropyWithLogits(in.get(1), in.get(2), reduce),
                in -> reduced(Naive.generate(draw.shape(), at -> binary(in.get(0).at(at), in.get(1).at(at),
                        Naive.read(in.get(2), at))), reduce, draw.shape().volume()));
    }

    private static List<Tensor> probabilities(Draw any) {
        Draw draw = some(any);
        return new Draw(draw.shape(), draw.seed(), 0.3).tensors(POSITIVE, two(draw));          // 0.09 to 0.9
    }

    // ---- classes

    private static CrossEntropy settings(Draw draw) {
        return CrossEntropy.DEFAULT.withIgnoredIndex(0).withReduction(reduce(draw))
                .withLabelSmoothing(draw.below("smoothing", 3) / 10.0);
    }

    private static Problem crossEntropy(Draw draw, CrossEntropy settings) {
        int n = 1 + draw.below("N", 4);
        IntTensor targets = draw.indices(draw.shape(), n);
        return Problem.of(draw.of(draw.shape().then(n)).tensor(ANY), x -> x.crossEntropy(targets, settings),
                x -> likelihood(Naive.rows(x, new int[] {-1}, LossSpecimens::logSoftmax), targets, settings));
    }

    private static Problem likelihood(Draw draw) {
        int n = 1 + draw.below("N", 4);
        IntTensor targets = draw.indices(draw.shape(), n);
        CrossEntropy settings = settings(draw);
        return Problem.of(draw.of(draw.shape().then(n)).tensor(ANY), x -> x.negativeLogLikelihood(targets, settings),
                x -> likelihood(x, targets, settings));
    }

    private static double[] logSoftmax(double... x) {
        double total = Math.log(Arrays.stream(x).map(Math::exp).sum());
        return Arrays.stream(x).map(each -> each - total).toArray();
    }

    private static Tensor likelihood(Tensor x, IntTensor targets, CrossEntropy settings) {
        Tensor classes = targets.toTensor(DType.FLOAT64);
        int n = x.size(-1), ignored = settings.ignoredIndex();
        Tensor losses = Naive.generate(targets.shape(), at -> {
            double loss = 0, eps = settings.labelSmoothing();
            for (int i = 0; i < n; i++)
                loss -= ((i == classes.at(at) ? 1 - eps : 0) + eps / n) * x.at(Naive.inserted(at, at.length, i));
            return classes.at(at) == ignored ? 0 : loss;
        });
        long counted = Arrays.stream(targets.toInts()).filter(target -> target != ignored).count();
        return reduced(losses, settings.reduction(), (int) Math.max(1, counted));
    }

    // ---- similarities

    private static Problem bilinear(Draw draw) {
        int k = draw.below("k", 4), i = 1 + draw.below("i", 3), j = 1 + draw.below("j", 3);
        Shape a = draw.shape().then(i), b = draw.shape().then(j);
        return Problem.ofMany(draw.tensors(ANY, a, b, Shape.of(k, i, j)),
                in -> in.get(0).bilinear(in.get(1), in.get(2)),
                in -> Naive.generate(draw.shape().then(k), at -> {
                    double sum = 0;
                    for (int p = 0; p < i; p++)
                        for (int q = 0; q < j; q++)
                            sum += in.get(0).at(Naive.with(at, at.length - 1, p))
                                    * in.get(2).at(at[at.length - 1], p, q)
                                    * in.get(1).at(Naive.with(at, at.length - 1, q));
                    return sum;
                }));
    }

    private static Problem cosine(Draw any) {
        Draw draw = any.ofRank(1).solid();
        Shape last = Shape.of(draw.shape().size(-1));
        Shape a = draw.below("a stretches", 2) == 0 ? draw.shape() : last;
        return Problem.of(draw.tensors(POSITIVE, a, draw.shape()), Tensor::cosineSimilarity,
                (x, y) -> Naive.generate(draw.shape().dropLast(1), at -> {
                    double along = 0, left = 0, right = 0;
                    for (int i = 0; i < draw.shape().size(-1); i++) {
                        int[] where = Naive.inserted(at, at.length, i);
                        along += Naive.read(x, where) * y.at(where);
                        left += Naive.read(x, where) * Naive.read(x, where);
                        right += y.at(where) * y.at(where);
                    }
                    return along / Math.sqrt(left * right);
                }));
    }
}

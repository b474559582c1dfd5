package fovea.tensor;

import static fovea.arbitraries.Values.ANY;
import static fovea.arbitraries.Values.DISTINCT;
import static fovea.arbitraries.Values.NOT_ZERO;
import static fovea.arbitraries.Values.POSITIVE;
import static fovea.tensor.Specimen.map;
import static fovea.tensor.Specimen.number;
import static fovea.tensor.Specimen.zip;
import static java.lang.Math.exp;
import static java.lang.Math.sqrt;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

import fovea.arbitraries.Draw;
import fovea.shape.Shape;

/// Pointwise and activation: name, operation, formula, where the formula holds.
final class PointwiseSpecimens {

    private PointwiseSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                zip("add(Tensor)", Tensor::add, (a, b) -> a + b, ANY),
                zip("sub(Tensor)", Tensor::sub, (a, b) -> a - b, ANY),
                zip("mul(Tensor)", Tensor::mul, (a, b) -> a * b, ANY),
                zip("div(Tensor)", Tensor::div, (a, b) -> a / b, NOT_ZERO),
                zip("maximum(Tensor)", Tensor::maximum, Math::max, DISTINCT),
                zip("minimum(Tensor)", Tensor::minimum, Math::min, DISTINCT),
                new Specimen("pow(Tensor)", PointwiseSpecimens::power),

                number("add(double)", Tensor::add, (x, c) -> x + c, ANY),
                number("sub(double)", Tensor::sub, (x, c) -> x - c, ANY),
                number("mul(double)", Tensor::mul, (x, c) -> x * c, ANY),
                number("div(double)", Tensor::div, (x, c) -> x / c, ANY),
                number("pow(double)", Tensor::pow, Math::pow, POSITIVE),
                new Specimen("maximum(double)", draw -> limited(draw, Tensor::maximum, Math::max)),
                new Specimen("minimum(double)", draw -> limited(draw, Tensor::minimum, Math::min)),
                new Specimen("clamp(double, double)", PointwiseSpecimens::clamp),

                map("neg()", Tensor::neg, x -> -x, ANY),
                map("abs()", Tensor::abs, Math::abs, NOT_ZERO),
                map("sign()", Tensor::sign, Math::signum, NOT_ZERO),
                map("square()", Tensor::square, x -> x * x, ANY),
                map("sqrt()", Tensor::sqrt, Math::sqrt, POSITIVE),
                map("rsqrt()", Tensor::rsqrt, x -> 1 / sqrt(x), POSITIVE),
                map("reciprocal()", Tensor::reciprocal, x -> 1 / x, NOT_ZERO),
                map("exp()", Tensor::exp, Math::exp, ANY),
                map("expm1()", Tensor::expm1, Math::expm1, ANY),
                map("log()", Tensor::log, Math::log, POSITIVE),
                map("log1p()", Tensor::log1p, Math::log1p, POSITIVE),
                map("log2()", Tensor::log2, x -> Math.log(x) / Math.log(2), POSITIVE),
                map("log10()", Tensor::log10, x -> Math.log(x) / Math.log(10), POSITIVE),
                map("tan()", x -> x.sin().tan(), x -> Math.tan(Math.sin(x)), ANY),
                map("atan()", Tensor::atan, Math::atan, ANY),
                map("sinh()", Tensor::sinh, Math::sinh, ANY),
                map("cosh()", Tensor::cosh, Math::cosh, ANY),
                steps("floor()", Tensor::floor, Math::floor),
                steps("ceil()", Tensor::ceil, Math::ceil),
                steps("round()", Tensor::round, Math::rint),
                map("sin()", Tensor::sin, Math::sin, ANY),
                map("cos()", Tensor::cos, Math::cos, ANY),
                near("erfc()", Tensor::erfc, x -> 1 - erf(x)),
                near("erf()", Tensor::erf, PointwiseSpecimens::erf),

                map("tanh()", Tensor::tanh, Math::tanh, ANY),
                map("sigmoid()", Tensor::sigmoid, x -> 1 / (1 + exp(-x)), ANY),
                map("relu()", Tensor::relu, x -> Math.max(0, x), NOT_ZERO),
                number("leakyRelu(double)", Tensor::leakyRelu, (x, s) -> x > 0 ? x : s * x, NOT_ZERO),
                number("elu(double)", Tensor::elu, (x, a) -> x > 0 ? x : a * (exp(x) - 1), NOT_ZERO),
                map("gelu()", Tensor::gelu, x -> x * (1 + erf(x / sqrt(2))) / 2, ANY),
                near("geluTanh()", Tensor::geluTanh,
                        x -> x / 2 * (1 + Math.tanh(sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
                map("silu()", Tensor::silu, x -> x / (1 + exp(-x)), ANY),
                map("softplus()", Tensor::softplus, x -> Math.log1p(exp(x)), ANY),
                number("softplus(double)", Tensor::softplus, (x, beta) -> Math.log1p(exp(beta * x)) / beta, ANY),
                map("logSigmoid()", Tensor::logSigmoid, x -> -Math.log1p(exp(-x)), ANY),
                map("mish()", Tensor::mish, x -> x * Math.tanh(Math.log1p(exp(x))), ANY),
                map("selu()", Tensor::selu, x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (exp(x) - 1)),
                        NOT_ZERO),
                map("softsign()", Tensor::softsign, x -> x / (1 + Math.abs(x)), NOT_ZERO),
                new Specimen("glu(int)", PointwiseSpecimens::glu),
                new Specimen("prelu(Tensor)", PointwiseSpecimens::prelu),

                question("lt(Tensor)", Tensor::lt, (a, b) -> a < b),
                question("le(Tensor)", Tensor::le, (a, b) -> a <= b),
                question("gt(Tensor)", Tensor::gt, (a, b) -> a > b),
                question("ge(Tensor)", Tensor::ge, (a, b) -> a >= b),
                question("eq(Tensor)", Tensor::eq, (a, b) -> a == b),
                question("ne(Tensor)", Tensor::ne, (a, b) -> a != b),
                threshold("lt(double)", Tensor::lt, (x, c) -> x < c),
                threshold("le(double)", Tensor::le, (x, c) -> x <= c),
                threshold("gt(double)", Tensor::gt, (x, c) -> x > c),
                threshold("ge(double)", Tensor::ge, (x, c) -> x >= c),
                threshold("eq(double)", Tensor::eq, (x, c) -> x == c),
                threshold("ne(double)", Tensor::ne, (x, c) -> x != c),

                map("isNaN()", x -> x.maskedFill(x.gt(0), Double.NaN).isNaN().toTensor(x.dtype()), x -> x > 0 ? 1 : 0,
                        DISTINCT),
                map("isFinite()", x -> x.maskedFill(x.gt(0), Double.NEGATIVE_INFINITY).isFinite().toTensor(x.dtype()),
                        x -> x > 0 ? 0 : 1, DISTINCT),
                new Specimen("where(BoolTensor, Tensor, Tensor)", PointwiseSpecimens::where),
                new Specimen("maskedFill(BoolTensor, double)", PointwiseSpecimens::maskedFill));
    }

    /// Element by element, at numbers of size 1 whatever the draw's scale: ten deviations out, a normal distribution's
    /// tail is so steep that within the step of a difference quotient it is another number.
    private static Specimen near(String name, UnaryOperator<Tensor> f, DoubleUnaryOperator formula) {
        Specimen map = map(name, f, formula, ANY);
        return new Specimen(name, draw -> map.problem().apply(new Draw(draw.shape(), draw.seed(), 1)));
    }

    @FunctionalInterface
    private interface OfTensors {
        BoolTensor ask(Tensor a, Tensor b);
    }

    @FunctionalInterface
    private interface OfNumber {
        BoolTensor ask(Tensor x, double c);
    }

    /// A function that jumps at whole numbers or at halves, tried between.
    private static Specimen steps(String name, UnaryOperator<Tensor> f, DoubleUnaryOperator formula) {
        return new Specimen(name, draw -> {
            Tensor x = draw.tensor(ANY);
            return Problem.of(Naive.generate(x.shape(), at -> Math.rint(3 * x.at(at)) + 0.3), f,
                    between -> Naive.generate(x.shape(), at -> formula.applyAsDouble(between.at(at))));
        });
    }

    /// Answers as 0 and 1: their slope is 0 wherever no two numbers are equal.
    private static Specimen question(String name, OfTensors f, BiPredicate<Double, Double> formula) {
        return zip(name, (a, b) -> f.ask(a, b).toTensor(a.dtype()), (a, b) -> formula.test(a, b) ? 1 : 0, DISTINCT);
    }

    private static Specimen threshold(String name, OfNumber f, BiPredicate<Double, Double> formula) {
        return new Specimen(name, draw -> {
            double c = between(draw, 0.4);
            return Problem.of(draw.tensor(DISTINCT), x -> f.ask(x, c).toTensor(x.dtype()),
                    x -> Naive.generate(x.shape(), at -> formula.test(x.at(at), c) ? 1 : 0));
        });
    }

    /// A number above a share of the draw's distinct values and midway between two of them.
    private static double between(Draw draw, double share) {
        double[] sorted = Arrays.stream(draw.tensor(DISTINCT).toDoubles()).sorted().toArray();
        int n = sorted.length, i = (int) (share * (n - 1));
        return n < 2 ? 10 * share : (sorted[i] + sorted[i + 1]) / 2;
    }

    /// Exponents stay between −3 and 3 at any scale.
    private static Problem power(Draw draw) {
        Shape exponents = draw.stretchable("b");
        Tensor a = draw.of(draw.stretchable("a")).tensor(POSITIVE);
        Tensor b = new Draw(exponents, draw.seed(), 1).tensor(NOT_ZERO);
        return Problem.of(List.of(a, b), Tensor::pow, (x, y) -> Specimen.zipped(x, y, Math::pow));
    }

    private static Problem limited(Draw draw, BiFunction<Tensor, Double, Tensor> f, DoubleBinaryOperator formula) {
        double c = between(draw, 0.4);
        return Problem.of(draw.tensor(DISTINCT), x -> f.apply(x, c),
                x -> Naive.generate(x.shape(), at -> formula.applyAsDouble(x.at(at), c)));
    }

    private static Problem clamp(Draw draw) {
        double low = between(draw, 0.2), high = between(draw, 0.7);
        return Problem.of(draw.tensor(DISTINCT), x -> x.clamp(low, high),
                x -> Naive.generate(x.shape(), at -> Math.min(Math.max(x.at(at), low), high)));
    }

    private static Problem glu(Draw any) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), along = axis < 0 ? axis + draw.shape().rank() : axis, n = draw.shape().size(axis);
        return Problem.of(draw.of(draw.shape().with(axis, 2 * n)).tensor(ANY), x -> x.glu(axis),
                x -> Naive.generate(draw.shape(),
                        at -> x.at(at) / (1 + exp(-x.at(Naive.with(at, along, at[along] + n))))));
    }

    private static Problem prelu(Draw draw) {
        return Problem.of(draw.tensors(NOT_ZERO, draw.shape(), draw.stretchable("w")), Tensor::prelu,
                (x, w) -> Specimen.zipped(x, w, (a, slope) -> a > 0 ? a : slope * a));
    }

    private static Problem where(Draw draw) {
        BoolTensor mask = draw.mask(draw.stretchable("mask"));
        return Problem.of(draw.tensors(ANY, draw.stretchable("a"), draw.stretchable("b")),
                (a, b) -> Pointwise.where(mask, a, b),
                (a, b) -> Naive.generate(mask.shape().broadcast("naive", a.shape()).broadcast("naive", b.shape()),
                        at -> Naive.read(mask, at) ? Naive.read(a, at) : Naive.read(b, at)));
    }

    private static Problem maskedFill(Draw draw) {
        BoolTensor mask = draw.mask(draw.stretchable("mask"));
        double value = draw.number("value");
        return Problem.of(draw.tensor(ANY), x -> x.maskedFill(mask, value),
                x -> Naive.generate(x.shape(), at -> Naive.read(mask, at) ? value : x.at(at)));
    }

    /// `2/√π ∫₀ˣ e^(−t²) dt` by Gauss and Legendre's rule of five points on 64 intervals.
    private static double erf(double x) {
        double end = Math.clamp(x, -7, 7), h = end / 128, sum = 0;
        double[] points = {0, 0.5384693101056831, -0.5384693101056831, 0.906179845938664, -0.906179845938664};
        double[] weights = {0.5688888888888889, 0.4786286704993665, 0.4786286704993665,
                0.2369268850561891, 0.2369268850561891};
        for (int i = 0; i < 64; i++)
            for (int p = 0; p < points.length; p++) {
                double t = (2 * i + 1 + points[p]) * h;
                sum += weights[p] * exp(-t * t);
            }
        return 2 / sqrt(Math.PI) * sum * h;
    }
}

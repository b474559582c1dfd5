package fovea.tensor;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import fovea.conformance.ConformanceCase;
import fovea.file.Json;
import fovea.kernel.Comparison;
import fovea.shape.Shape;

/// How each kind of reference case is computed with tensors.
final class ConformanceKinds {

    /// The outputs of a case, by name.
    interface Kind extends Function<ConformanceCase, Map<String, Tensor>> {}

    static final Map<String, Kind> ALL = all();

    private ConformanceKinds() {}

    /// How a kind is computed.
    ///
    /// @throws AssertionError if nobody knows
    static Kind of(String kind) {
        if (!ALL.containsKey(kind))
            throw new AssertionError("nobody knows how to compute a " + kind);
        return ALL.get(kind);
    }

    private static Map<String, Kind> all() {
        Map<String, Kind> kinds = new HashMap<>();
        pointwise(kinds);
        kinds.putAll(ArrangingKinds.all());
        lookups(kinds);
        NetworkKinds.into(kinds);
        return Map.copyOf(kinds);
    }

    private static void pointwise(Map<String, Kind> kinds) {
        Map<String, UnaryOperator<Tensor>> maps = new HashMap<>();
        maps.put("abs", Tensor::abs);
        maps.put("cos", Tensor::cos);
        maps.put("erf", Tensor::erf);
        maps.put("exp", Tensor::exp);
        maps.put("expm1", Tensor::expm1);
        maps.put("gelu_tanh", Tensor::geluTanh);
        maps.put("log", Tensor::log);
        maps.put("log1p", Tensor::log1p);
        maps.put("neg", Tensor::neg);
        maps.put("reciprocal", Tensor::reciprocal);
        maps.put("relu", Tensor::relu);
        maps.put("rsqrt", Tensor::rsqrt);
        maps.put("sigmoid", Tensor::sigmoid);
        maps.put("sign", Tensor::sign);
        maps.put("silu", Tensor::silu);
        maps.put("sin", Tensor::sin);
        maps.put("sqrt", Tensor::sqrt);
        maps.put("square", Tensor::square);
        maps.put("tanh", Tensor::tanh);
        maps.forEach((kind, f) -> kinds.put(kind, c -> y(f.apply(c.input("x")))));
        Map<String, BinaryOperator<Tensor>> pairs = Map.of("add", Tensor::add, "sub", Tensor::sub, "mul", Tensor::mul,
                "div", Tensor::div, "pow", Tensor::pow, "maximum", Tensor::maximum, "minimum", Tensor::minimum,
                "matmul", Tensor::matmul, "outer", Tensor::outer);
        pairs.forEach((kind, f) -> kinds.put(kind, c -> y(f.apply(c.input("a"), c.input("b")))));
        for (Comparison question : Comparison.values())
            kinds.put(question.name().toLowerCase(Locale.ROOT), c -> y(compared(c, question).toTensor(DType.FLOAT64)));
        kinds.put("where", c -> y(Pointwise.where(c.mask("condition"), c.input("a"), c.input("b"))));
        kinds.put("masked_fill", c -> y(c.input("x").maskedFill(c.mask("mask"), c.number("value"))));
    }

    /// Whole numbers are compared as such, others in the precision of the case.
    private static BoolTensor compared(ConformanceCase c, Comparison question) {
        if (c.hasNumbers("a"))
            return Broadcast.compare(c.kind(), question, c.input("a"), c.input("b"));
        return c.indices("a").compare(question, c.indices("b"));
    }

    private static void lookups(Map<String, Kind> kinds) {
        kinds.put("linear", c -> y(linear(c)));
        kinds.put("embedding", ConformanceKinds::embedding);
    }

    private static Tensor linear(ConformanceCase c) {
        Tensor y = c.input("x").matmul(given(c, "weight").T());
        return c.has("in.bias") || c.has("param.bias") ? y.add(given(c, "bias")) : y;
    }

    /// A padding row is read like any other, and gets no gradient.
    private static Map<String, Tensor> embedding(ConformanceCase c) {
        IntTensor indices = c.indices(c.has("in.index") ? "index" : "indices");
        Tensor table = given(c, "weight");
        int padding = whole(c, "padding", whole(c, "padding_idx", -1));
        if (padding < 0)
            return y(table.embedding(indices));
        BoolTensor still = BoolTensor.generate(Shape.of(table.size(0), 1), row -> row == padding);
        return y(Pointwise.where(still, table.detach(), table).embedding(indices));
    }

    // ---- inputs and outputs

    private static Tensor given(ConformanceCase c, String name) {
        return c.has("in." + name) ? c.input(name) : c.parameter(name);
    }

    private static int whole(ConformanceCase c, String setting, int otherwise) {
        return c.setting(setting).filter(value -> !(value instanceof Json.Nothing))
                .map(value -> (int) value.whole()).orElse(otherwise);
    }

    private static Map<String, Tensor> y(Tensor y) {
        return Map.of("y", y);
    }
}

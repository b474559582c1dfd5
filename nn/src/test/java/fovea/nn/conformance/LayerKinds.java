package fovea.nn.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import fovea.conformance.ConformanceCase;
import fovea.file.Json;
import fovea.nn.Embedding;
import fovea.nn.Layer;
import fovea.nn.LayerNorm;
import fovea.nn.Linear;
import fovea.nn.Nonlinearity;
import fovea.nn.PyTorchNames;
import fovea.nn.attention.Attention;
import fovea.nn.attention.Mask;
import fovea.nn.attention.MultiHeadAttention;
import fovea.nn.attention.MultiHeadConfig;
import fovea.nn.attention.Source;
import fovea.nn.transformer.DecoderBlock;
import fovea.nn.transformer.EncoderBlock;
import fovea.nn.transformer.NormPlace;
import fovea.nn.transformer.Transformer;
import fovea.nn.transformer.TransformerConfig;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.IntTensor;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// How each kind of reference case is computed here.
final class LayerKinds {

    private static final RandomKey ANY = RandomKey.of(0);

    /// What a case gives, and the layer whose parameters it has, if there is one.
    record Run(Map<String, Tensor> outputs, Optional<Layer> layer) {}

    static final Map<String, Function<ConformanceCase, Run>> KINDS = Map.of(
            "linear", LayerKinds::linear,
            "embedding", LayerKinds::embedding,
            "layer_norm", LayerKinds::layerNorm,
            "scaled_dot_product_attention", LayerKinds::scaledDotProduct,
            "multi_head_attention", LayerKinds::multiHead,
            "transformer_encoder_layer", LayerKinds::encoderLayer,
            "transformer_decoder_layer", LayerKinds::decoderLayer,
            "transformer", LayerKinds::transformer);

    private LayerKinds() {}

    private static Run linear(ConformanceCase c) {
        int in = c.whole("in"), out = c.whole("out");
        Linear layer = loaded(c.has("param.bias") ? Linear.create(in, out, ANY) : Linear.withoutBias(in, out, ANY), c);
        return run(layer, layer.apply(c.input("x")));
    }

    private static Run embedding(ConformanceCase c) {
        Parameter table = new Parameter(Tensor.zeros(Shape.of(c.whole("count"), c.whole("size"))));
        var padding = c.setting("padding").map(row -> OptionalInt.of((int) row.whole())).orElse(OptionalInt.empty());
        Embedding layer = loaded(new Embedding(table, padding), c);
        return run(layer, layer.apply(c.indices("indices")));
    }

    private static Run layerNorm(ConformanceCase c) {
        Shape shape = c.parameters().get("weight").shape();
        LayerNorm layer = loaded(new LayerNorm(new Parameter(Tensor.ones(shape)), new Parameter(Tensor.zeros(shape)),
                c.number("eps")), c);
        return run(layer, layer.apply(c.input("x")));
    }

    private static Run scaledDotProduct(ConformanceCase c) {
        Tensor q = c.input("q"), k = c.input("k"), v = c.input("v");
        boolean causal = c.setting("variant").orElseThrow().text().contains("causal") || c.says("causal");
        Mask mask = causal ? Mask.CAUSAL : Mask.NONE;
        Attention attention = Attention.of(q, k, v, mask.and(bits(c)).and(padding(c, "lengths")));
        if (c.has("in.mask") && !c.hasMask("mask"))
            attention = attention.withBias(c.input("mask"));
        return run(attention.context(), attention.weights());
    }

    private static Run multiHead(ConformanceCase c) {
        int D = c.whole("embed");
        int keyWidth = c.setting("kdim").map(width -> (int) width.whole()).orElse(D);
        int valueWidth = c.setting("vdim").map(width -> (int) width.whole()).orElse(D);
        MultiHeadConfig config = MultiHeadConfig.of(D, c.whole("heads")).withMemory(keyWidth, valueWidth);
        boolean bias = c.setting("bias").map(Json::truth).orElse(true);
        MultiHeadAttention layer = loaded((bias ? config : config.withoutBias()).create(ANY), c);
        Tensor query = c.input("query");
        Tensor key = c.has("in.key") ? c.input("key") : query;
        Tensor value = c.has("in.value") ? c.input("value") : key;
        Mask causal = c.says("causal") ? Mask.CAUSAL : Mask.NONE;
        Source source = layer.source(key, value);
        Attention attention = layer.attend(query, source, causal.and(bits(c)).and(padding(c, "lengths")));
        if (c.has("in.mask") && !c.hasMask("mask"))
            attention = attention.withBias(c.input("mask"));
        Run run = run(layer.joined(attention), attention.weights());
        return new Run(run.outputs(), Optional.of(layer));
    }

    private static Run encoderLayer(ConformanceCase c) {
        EncoderBlock layer = loaded(EncoderBlock.create(config(c), ANY), c);
        Mask causal = c.says("causal") ? Mask.CAUSAL : Mask.NONE;
        Mask mask = causal.and(bits(c)).and(padding(c, "src_lengths")).and(padding(c, "lengths"));
        Tensor y = layer.apply(c.input("src"), mask);
        return run(layer, cleared(c, cleared(c, y, "src_lengths"), "lengths"));
    }

    private static Run decoderLayer(ConformanceCase c) {
        DecoderBlock layer = loaded(DecoderBlock.create(config(c), ANY), c);
        Mask causal = c.says("causal") ? Mask.CAUSAL : Mask.NONE;
        Mask memoryMask = padding(c, "memory_lengths").and(padding(c, "src_lengths"));
        Mask mask = causal.and(bits(c)).and(padding(c, "tgt_lengths"));
        Tensor y = layer.apply(c.input("tgt"), c.input("memory"), mask, memoryMask);
        return run(layer, cleared(c, y, "tgt_lengths"));
    }

    private static Run transformer(ConformanceCase c) {
        TransformerConfig config = config(c).withLayers(c.whole("encoder_layers"), c.whole("decoder_layers"));
        Transformer layer = loaded(Transformer.create(config, ANY), c);
        Tensor y = layer.apply(c.input("src"), c.input("tgt"), padding(c, "src_lengths"), padding(c, "tgt_lengths"));
        return run(layer, cleared(c, y, "tgt_lengths"));
    }

    private static TransformerConfig config(ConformanceCase c) {
        return TransformerConfig.of(c.whole("embed"), c.whole("heads")).withFeedForward(c.whole("feed_forward"))
                .withDropout(c.number("dropout"))
                .withNonlinearity(Nonlinearity.named(c.setting("activation").orElseThrow().text()))
                .withNorm(c.says("norm_first") ? NormPlace.PRE : NormPlace.POST)
                .withEps(c.setting("eps").map(Json::number).orElse(1e-5));
    }

    // ---- masks

    private static Mask padding(ConformanceCase c, String lengths) {
        return c.has("in." + lengths) ? Mask.padding(c.indices(lengths)) : Mask.NONE;
    }

    private static Mask bits(ConformanceCase c) {
        return c.hasMask("mask") ? Mask.of(c.mask("mask")) : Mask.NONE;
    }

    /// The output `(B, T, D)` with zeros behind each row's length.
    private static Tensor cleared(ConformanceCase c, Tensor y, String name) {
        if (!c.has("in." + name))
            return y;
        IntTensor lengths = c.indices(name);
        int T = y.size(1);
        Tensor real = Tensor.generate(Shape.of(y.size(0), T, 1), y.dtype(), i -> i % T < lengths.at(i / T) ? 1 : 0);
        return y.mul(real);
    }

    // ---- layers and outputs

    private static <L extends Layer> L loaded(L layer, ConformanceCase c) {
        layer.convert(c.dtype());
        PyTorchNames.of(layer).load(c.parameters());
        return layer;
    }

    private static Run run(Layer layer, Tensor y) {
        return new Run(Map.of("y", y), Optional.of(layer));
    }

    private static Run run(Tensor y, Tensor weights) {
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        outputs.put("y", y);
        outputs.put("weights", weights);
        return new Run(outputs, Optional.empty());
    }
}

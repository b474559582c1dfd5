package fovea.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import fovea.conformance.ConformanceCase;
import fovea.file.Json;
import fovea.shape.Shape;

/// How reference cases of convolutions, pools, normalisations, losses and activations with settings are computed.
///
/// A setting that a case does not have is what PyTorch takes it for, and so is a weight or bias; pairs may be given as
/// one number.
final class NetworkKinds {

    private NetworkKinds() {}

    static void into(Map<String, ConformanceKinds.Kind> kinds) {
        windows(kinds);
        normalizations(kinds);
        losses(kinds);
        activations(kinds);
    }

    private static void windows(Map<String, ConformanceKinds.Kind> kinds) {
        kinds.put("conv2d", c -> y(shifted(c, x(c).conv2d(given(c, "weight"), rule(c)))));
        kinds.put("conv1d", c -> y(shifted(c, x(c).conv1d(given(c, "weight"), rule(c)))));
        kinds.put("avg_pool2d", c -> y(averages(c, pool(c))));
        kinds.put("avg_pool1d", c -> y(x(c).avgPool1d(pool(c))));
        kinds.put("max_pool2d", c -> y(x(c).maxPool2d(pool(c))));
        kinds.put("max_pool1d", c -> y(x(c).maxPool1d(pool(c))));
        kinds.put("unfold2d", c -> y(x(c).unfold(window(c))));
    }

    private static void normalizations(Map<String, ConformanceKinds.Kind> kinds) {
        kinds.put("layer_norm", NetworkKinds::layerNorm);
        kinds.put("rms_norm", NetworkKinds::rmsNorm);
        kinds.put("batch_norm2d", NetworkKinds::batchNorm);
        kinds.put("group_norm", c -> y(x(c).groupNorm(c.whole("groups"), ofChannels(c, "weight", 1),
                ofChannels(c, "bias", 0), number(c, "eps", 1e-5))));
    }

    private static void losses(Map<String, ConformanceKinds.Kind> kinds) {
        kinds.put("cross_entropy", NetworkKinds::crossEntropy);
        kinds.put("mse_loss", c -> y(x(c).squaredError(either(c, "y", "target"), reduce(c))));
        kinds.put("bce_with_logits", NetworkKinds::binaryCrossEntropy);
        kinds.put("kl_div", c -> y(either(c, "b").logSoftmax(-1).klDivergence(either(c, "a").softmax(-1),
                c.setting("reduction").isPresent() ? reduce(c) : Reduce.SUM)));
    }

    private static void activations(Map<String, ConformanceKinds.Kind> kinds) {
        kinds.put("elu", c -> y(x(c).elu(number(c, "alpha", 1))));
        kinds.put("leaky_relu", c -> y(x(c).leakyRelu(number(c, "slope", number(c, "negative_slope", 0.01)))));
        kinds.put("softplus", c -> y(setting(c, "beta").isEmpty() ? x(c).softplus()
                : x(c).softplus(number(c, "beta", 1))));
        kinds.put("gelu", c -> y(c.setting("approximate").filter(way -> way.text().equals("tanh")).isPresent()
                ? x(c).geluTanh() : x(c).gelu()));
        kinds.put("clamp", c -> y(x(c).clamp(number(c, "min", Double.NEGATIVE_INFINITY),
                number(c, "max", Double.POSITIVE_INFINITY))));
    }

    // ---- windows

    private static ConvolutionRule rule(ConformanceCase c) {
        int[] stride = pair(c, "stride", 1), padding = pair(c, "padding", 0), dilation = pair(c, "dilation", 1);
        return ConvolutionRule.PLAIN.withStride(stride[0], stride[1]).withPadding(padding[0], padding[1])
                .withDilation(dilation[0], dilation[1]).withGroups((int) number(c, "groups", 1));
    }

    private static Tensor shifted(ConformanceCase c, Tensor y) {
        if (!has(c, "bias"))
            return y;
        int[] sizes = new int[y.shape().rank() - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = -1;
        return y.add(given(c, "bias").reshape(sizes));
    }

    /// A window that moves one pixel at a time unless told otherwise.
    private static Window window(ConformanceCase c) {
        int[] kernel = kernel(c), stride = pair(c, "stride", 1), padding = pair(c, "padding", 0);
        int[] dilation = pair(c, "dilation", 1);
        return Window.of(kernel[0], kernel[1]).withStride(stride[0], stride[1]).withPadding(padding[0], padding[1])
                .withDilation(dilation[0], dilation[1]);
    }

    /// A window that moves by its own size unless told otherwise.
    private static Window pool(ConformanceCase c) {
        if (c.says("ceil_mode"))
            throw new IllegalArgumentException("pools that reach over the edge (ceil_mode) are not to be had");
        int[] kernel = kernel(c);
        return setting(c, "stride").isPresent() ? window(c) : window(c).withStride(kernel[0], kernel[1]);
    }

    private static int[] kernel(ConformanceCase c) {
        return pair(c, setting(c, "kernel").isPresent() ? "kernel" : "kernel_size", 1);
    }

    /// Where padding shall not be counted, each mean is put in proportion to the share of its window that is none.
    private static Tensor averages(ConformanceCase c, Window window) {
        Tensor y = x(c).avgPool2d(window);
        boolean counted = setting(c, "count_include_pad").isEmpty() || c.says("count_include_pad");
        return counted ? y : y.div(Tensor.ones(x(c).shape(), c.dtype()).avgPool2d(window));
    }

    // ---- normalizations

    private static Map<String, Tensor> layerNorm(ConformanceCase c) {
        Tensor rows = rows(c), w = ofRows(c, "weight", 1, rows), b = ofRows(c, "bias", 0, rows);
        return y(rows.layerNorm(w, b, number(c, "eps", 1e-5)).reshape(x(c).shape().sizes()));
    }

    private static Map<String, Tensor> rmsNorm(ConformanceCase c) {
        Tensor rows = rows(c), w = ofRows(c, "weight", 1, rows);
        return y(rows.rmsNorm(w, number(c, "eps", Math.ulp(1f))).reshape(x(c).shape().sizes()));
    }

    /// x with the axes that are normalised together flattened into the last.
    private static Tensor rows(ConformanceCase c) {
        Tensor x = x(c);
        int axes = has(c, "weight") ? given(c, "weight").shape().rank()
                : setting(c, "shape").map(sizes -> sizes.items().size()).orElse(1);
        int rank = x.shape().rank();
        return axes == 1 ? x : x.reshape(x.shape().dropLast(axes).then(x.shape().volume(rank - axes, rank)).sizes());
    }

    private static Tensor ofRows(ConformanceCase c, String name, double otherwise, Tensor rows) {
        return has(c, name) ? given(c, name).reshape(-1)
                : Tensor.full(Shape.of(rows.size(-1)), otherwise, c.dtype());
    }

    private static Map<String, Tensor> batchNorm(ConformanceCase c) {
        Tensor w = ofChannels(c, "weight", 1), b = ofChannels(c, "bias", 0);
        double eps = number(c, "eps", 1e-5);
        if (setting(c, "training").isEmpty() || c.says("training"))
            return y(x(c).batchNorm(w, b, eps));
        return y(x(c).batchNorm(w, b, eps, new Moments(given(c, has(c, "running_mean") ? "running_mean" : "mean"),
                given(c, has(c, "running_var") ? "running_var" : "var"))));
    }

    private static Tensor ofChannels(ConformanceCase c, String name, double otherwise) {
        return has(c, name) ? given(c, name) : Tensor.full(Shape.of(x(c).size(1)), otherwise, c.dtype());
    }

    // ---- losses

    private static Map<String, Tensor> crossEntropy(ConformanceCase c) {
        var settings = CrossEntropy.DEFAULT.withIgnoredIndex((int) number(c, "ignore_index", -100))
                .withLabelSmoothing(number(c, "label_smoothing", 0)).withReduction(reduce(c));
        IntTensor target = c.indices("target");
        Tensor logits = either(c, "logits", "x");
        boolean classesSecond = logits.shape().rank() > 2 && !logits.shape().dropLast(1).equals(target.shape());
        Tensor loss = (classesSecond ? classesLast(logits) : logits).crossEntropy(target, settings);
        return c.has("out.loss") ? Map.of("loss", loss.reshape(1)) : y(loss);
    }

    /// `(B, N, …)` as `(B, …, N)`.
    private static Tensor classesLast(Tensor x) {
        int rank = x.shape().rank();
        int[] order = new int[rank];
        Arrays.setAll(order, axis -> axis == 0 ? 0 : axis == rank - 1 ? 1 : axis + 1);
        return x.permute(order);
    }

    private static Map<String, Tensor> binaryCrossEntropy(ConformanceCase c) {
        Tensor logits = either(c, "logits", "x"), truth = either(c, "target", "y");
        Reduce each = has(c, "weight") ? Reduce.NONE : reduce(c);
        Tensor losses = has(c, "pos_weight")
                ? logits.binaryCrossEntropyWithLogits(truth, given(c, "pos_weight"), each)
                : logits.binaryCrossEntropyWithLogits(truth, each);
        return y(has(c, "weight") ? reduce(c).of(losses.mul(given(c, "weight"))) : losses);
    }

    private static Reduce reduce(ConformanceCase c) {
        return Reduce.valueOf(setting(c, "reduction").map(Json::text).orElse("mean").toUpperCase(Locale.ROOT));
    }

    // ---- inputs and settings

    private static Tensor x(ConformanceCase c) {
        return either(c, "x", "input");
    }

    /// The first of these inputs that the case has.
    private static Tensor either(ConformanceCase c, String... names) {
        return c.input(Arrays.stream(names).filter(name -> c.has("in." + name)).findFirst().orElse(names[0]));
    }

    private static boolean has(ConformanceCase c, String name) {
        return c.has("in." + name) || c.has("param." + name);
    }

    private static Tensor given(ConformanceCase c, String name) {
        return c.has("in." + name) ? c.input(name) : c.parameter(name);
    }

    /// A setting that is there and not null.
    private static Optional<Json> setting(ConformanceCase c, String name) {
        return c.setting(name).filter(value -> !(value instanceof Json.Nothing));
    }

    private static double number(ConformanceCase c, String name, double otherwise) {
        return setting(c, name).map(Json::number).orElse(otherwise);
    }

    /// Two numbers, or one for both, down and across.
    private static int[] pair(ConformanceCase c, String name, int otherwise) {
        Optional<Json> given = setting(c, name);
        if (given.isPresent() && given.get() instanceof Json.Items) {
            int[] items = c.wholes(name);
            return new int[] {items[0], items[items.length - 1]};
        }
        int both = (int) number(c, name, otherwise);
        return new int[] {both, both};
    }

    private static Map<String, Tensor> y(Tensor y) {
        return Map.of("y", y);
    }
}

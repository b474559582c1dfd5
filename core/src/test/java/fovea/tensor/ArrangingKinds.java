package fovea.tensor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import fovea.conformance.ConformanceCase;
import fovea.file.Json;
import fovea.kernel.Order;
import fovea.shape.Shape;

/// How the kinds of reference case that rearrange, fold, scan, sort and look up are computed with tensors.
///
/// What PyTorch lets be said in several ways may be said so here: `axis`, `axes` or `dim`, one axis, a list, or null
/// for all; a single number has an axis that it does not have here.
final class ArrangingKinds {

    private ArrangingKinds() {}

    static Map<String, ConformanceKinds.Kind> all() {
        Map<String, ConformanceKinds.Kind> kinds = new HashMap<>();
        shapes(kinds);
        parts(kinds);
        folds(kinds);
        scans(kinds);
        lookups(kinds);
        return kinds;
    }

    private static void shapes(Map<String, ConformanceKinds.Kind> kinds) {
        kinds.put("reshape", c -> y(c.input("x").reshape(c.wholes("shape"))));
        kinds.put("permute", c -> y(c.input("x").permute(c.wholes(named(c, "axes", "dims", "axis")))));
        kinds.put("expand", c -> y(c.input("x").expand(stretched(c.input("x").shape(), c.wholes("shape")))));
        kinds.put("concat", c -> y(Rearrangement.concat(axis(c, 0), inputs(c))));
        kinds.put("stack", c -> y(Rearrangement.stack(axis(c, 0), inputs(c))));
        kinds.put("flip", c -> y(c.input("x").shape().rank() == 0 ? c.input("x").mul(1)
                : c.input("x").flip(axisList(c))));
        kinds.put("tril", c -> y(c.input("x").tril(whole(c, "diagonal", 0))));
        kinds.put("triu", c -> y(c.input("x").triu(whole(c, "diagonal", 0))));
        kinds.put("einsum", c -> y(Contraction.einsum(c.setting("equation").orElseThrow().text(),
                inputs(c).toArray(Tensor[]::new))));
    }

    private static void parts(Map<String, ConformanceKinds.Kind> kinds) {
        kinds.put("select", c -> y(c.input("x").select(axis(c, 0), c.whole("index"))));
        kinds.put("slice", c -> y(c.input("x").slice(axis(c, 0), range(c, c.input("x").size(axis(c, 0))))));
        kinds.put("pad", c -> y(c.input("x").pad(axis(c, -1), whole(c, "before", 0), whole(c, "after", 0),
                c.setting("value").filter(ArrangingKinds::given).map(Json::number).orElse(0.0))));
        kinds.put("split", c -> numbered(c.input("x").split(axis(c, 0), sizes(c, c.input("x").size(axis(c, 0))))));
        kinds.put("sort", c -> picked(c, (x, axis) -> x.sort(axis,
                c.says("descending") ? Order.DESCENDING : Order.ASCENDING)));
        kinds.put("topk", c -> picked(c, (x, axis) -> x.topk(axis, c.whole("k"),
                c.setting("largest").isEmpty() || c.says("largest") ? Order.DESCENDING : Order.ASCENDING)));
    }

    private static void folds(Map<String, ConformanceKinds.Kind> kinds) {
        kinds.put("sum", c -> folded(c, Tensor::sum));
        kinds.put("mean", c -> folded(c, Tensor::mean));
        kinds.put("amax", c -> folded(c, Tensor::max));
        kinds.put("amin", c -> folded(c, Tensor::min));
        kinds.put("prod", c -> folded(c, Tensor::prod));
        kinds.put("norm2", c -> folded(c, Tensor::norm2));
        kinds.put("logsumexp", c -> folded(c, Tensor::logSumExp));
        kinds.put("var", c -> folded(c, (x, axes) -> x.var(axes, whole(c, "correction", 1))));
        kinds.put("std", c -> folded(c, (x, axes) -> x.std(axes, whole(c, "correction", 1))));
        kinds.put("argmax", c -> where(c, Tensor::argmax));
        kinds.put("argmin", c -> where(c, Tensor::argmin));
    }

    private static void scans(Map<String, ConformanceKinds.Kind> kinds) {
        kinds.put("cumsum", c -> along(c, Tensor::cumsum));
        kinds.put("cumprod", c -> along(c, Tensor::cumprod));
        kinds.put("softmax", c -> along(c, Tensor::softmax));
        kinds.put("log_softmax", c -> along(c, Tensor::logSoftmax));
    }

    private static void lookups(Map<String, ConformanceKinds.Kind> kinds) {
        kinds.put("gather", c -> y(c.input("x").gather(axis(c, 0), c.indices("index"))));
        kinds.put("index_select", c -> y(c.input("x").indexSelect(axis(c, 0), c.indices("index").reshape(-1))));
        kinds.put("scatter_add", c -> y(c.input("x").scatterAdd(axis(c, 0), c.indices("index"), c.input("source"))));
        kinds.put("one_hot", c -> y(c.indices("index").oneHot(c.whole("classes")).toTensor(DType.FLOAT64)));
    }

    // ---- settings

    private static boolean given(Json value) {
        return !(value instanceof Json.Nothing);
    }

    /// The first of these settings that is there.
    private static String named(ConformanceCase c, String... names) {
        for (String name : names)
            if (c.setting(name).isPresent())
                return name;
        return names[0];
    }

    private static int whole(ConformanceCase c, String setting, int otherwise) {
        return c.setting(setting).filter(ArrangingKinds::given).map(value -> (int) value.whole()).orElse(otherwise);
    }

    private static int axis(ConformanceCase c, int otherwise) {
        return whole(c, named(c, "axis", "dim"), otherwise);
    }

    /// One axis, a list of axes, or none for all. A case without arguments means the last axis.
    private static int[] axisList(ConformanceCase c) {
        String name = named(c, "axes", "axis", "dim");
        if (c.setting("args").isEmpty() && c.setting(name).isEmpty())
            return new int[] {-1};
        if (c.setting(name).filter(ArrangingKinds::given).isEmpty())
            return new int[0];
        return c.setting(name).orElseThrow().toString().startsWith("[") ? c.wholes(name) : new int[] {c.whole(name)};
    }

    private static Shape stretched(Shape shape, int... sizes) {
        int lead = sizes.length - shape.rank();
        return Shape.of(IntStream.range(0, sizes.length)
                .map(axis -> sizes[axis] == -1 ? shape.size(axis - lead) : sizes[axis]).toArray());
    }

    /// As Python cuts it: beyond the ends there is nothing.
    private static Range range(ConformanceCase c, int size) {
        int start = cut(whole(c, "start", 0), size), end = cut(whole(c, "end", size), size);
        return Range.of(start, Math.max(start, end)).by(whole(c, "step", 1));
    }

    private static int cut(int position, int size) {
        return Math.clamp(position < 0 ? position + size : position, 0, size);
    }

    private static int[] sizes(ConformanceCase c, int size) {
        if (c.setting("sizes").orElseThrow().toString().startsWith("["))
            return c.wholes("sizes");
        int each = c.whole("sizes");
        return IntStream.range(0, Math.max(1, Math.ceilDiv(size, each)))
                .map(i -> Math.min(each, size - i * each)).toArray();
    }

    private static List<Tensor> inputs(ConformanceCase c) {
        return Naive.list(c.names("in.x").size(), i -> c.input("x" + i));
    }

    // ---- how they are called

    private static Map<String, Tensor> folded(ConformanceCase c, BiFunction<Tensor, Axes, Tensor> f) {
        Tensor x = c.input("x");
        int[] axes = x.shape().rank() == 0 ? new int[0] : axisList(c);
        return y(f.apply(x, c.says("keepdim") ? Axes.keep(axes) : Axes.of(axes)));
    }

    /// x with an axis, even if it is a single number.
    private static Tensor lined(Tensor x) {
        return x.shape().rank() == 0 ? x.reshape(1) : x;
    }

    private static Map<String, Tensor> along(ConformanceCase c, BiFunction<Tensor, Integer, Tensor> f) {
        Tensor x = c.input("x");
        return y(f.apply(lined(x), axis(c, -1)).reshape(x.shape().sizes()));
    }

    private static Map<String, Tensor> where(ConformanceCase c, BiFunction<Tensor, Integer, IntTensor> f) {
        Tensor x = c.input("x");
        int[] axes = axisList(c);
        if (axes.length == 0) {
            int[] ones = new int[c.says("keepdim") ? x.shape().rank() : 0];
            Arrays.fill(ones, 1);
            return y(f.apply(x.reshape(-1), 0).toTensor(DType.FLOAT64).reshape(ones));
        }
        Tensor found = f.apply(lined(x), axes[0]).toTensor(DType.FLOAT64);
        return y(c.says("keepdim") && x.shape().rank() > 0
                ? found.unsqueeze(axes[0] < 0 ? axes[0] + x.shape().rank() : axes[0]) : found);
    }

    private static Map<String, Tensor> picked(ConformanceCase c, BiFunction<Tensor, Integer, Picked> f) {
        Tensor x = c.input("x");
        Picked picked = f.apply(lined(x), axis(c, -1));
        int[] sizes = x.shape().rank() == 0 ? new int[0] : picked.values().shape().sizes();
        return Map.of("values", picked.values().reshape(sizes),
                "indices", picked.indices().toTensor(DType.FLOAT64).reshape(sizes));
    }

    private static Map<String, Tensor> y(Tensor y) {
        return Map.of("y", y);
    }

    private static Map<String, Tensor> numbered(List<Tensor> outputs) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++)
            named.put("y" + i, outputs.get(i));
        return named;
    }
}

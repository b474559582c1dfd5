package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Axes.keep;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import java.util.stream.IntStream;

import fovea.kernel.Block;
import fovea.kernel.Reducer;
import fovea.kernel.Storage;
import fovea.kernel.Unary;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// How reductions over any axes become kernel calls over one.
final class Folding {

    private Folding() {}

    /// Folds the axes, counted and ascending, run by run from the last; neighbours are folded in one go.
    static void fold(Reducer f, Tensor x, int[] axes, Storage out) {
        Shape shape = x.shape();
        Storage from = x.storage();
        int end = axes.length;
        if (end == 0) {
            kernels().reduce(f, from, out, new Block(shape.volume(), 1, 1));
            return;
        }
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && axes[start - 1] == axes[start] - 1)
                start--;
            Block block = new Block(shape.volume(0, axes[start]), shape.volume(axes[start], axes[end - 1] + 1),
                    shape.volume(axes[end - 1] + 1, shape.rank()));
            Storage to = start == 0 ? out : Run.current().memory().allocate(x.dtype(), block.lines());
            kernels().reduce(f, from, to, block);
            for (int i = start; i < end; i++)
                shape = shape.with(axes[i], 1);
            from = to;
            end = start;
        }
    }

    /// A maximum or minimum; equals share the gradient.
    static Tensor extreme(String name, Reducer f, Tensor x, Axes axes) {
        int[] counted = axes.in(name, x.shape());
        for (int axis : counted)
            something(name, x.shape(), axis);
        Shape flat = Axes.flattened(x.shape(), counted);
        return step(name, axes.after(x.shape(), counted), x, out -> fold(f, x, counted, out), to(x, (g, y) -> {
            Tensor chosen = x.eq(y.detach().reshape(flat)).toTensor(x.dtype());
            Tensor share = chosen.div(chosen.sum(keep(counted)));
            return share.mul(g.reshape(flat));
        }));
    }

    /// `Σ (x − μ)² / (n − correction)`
    static Tensor variance(String operation, Tensor x, Axes axes, int correction) {
        int[] counted = axes.in(operation, x.shape());
        Tensor centred = x.sub(x.mean(keep(counted)));
        return centred.square().sum(axes).div(Math.max(0, count(x.shape(), counted) - correction));
    }

    /// `√x` whose slope is 0 where x is, rather than infinite.
    static Tensor root(Tensor x) {
        return Broadcast.map("root", Unary.SQRT, x, (g, y) -> {
            BoolTensor flat = y.eq(0);
            return g.div(y.maskedFill(flat, 1)).mul(0.5).maskedFill(flat, 0);
        });
    }

    static Tensor norm(Tensor x, double p, Axes axes) {
        if (Double.isNaN(p))
            throw new IllegalArgumentException("norm: p must be a number; got NaN");
        axes.in("norm", x.shape());
        if (p == 0)
            return x.ne(0).toTensor(x.dtype()).sum(axes);
        if (p == 1)
            return x.abs().sum(axes);
        if (p == 2)
            return x.norm2(axes);
        if (Double.isInfinite(p))
            return p > 0 ? x.abs().max(axes) : x.abs().min(axes);
        return flatAtZero(flatAtZero(x.abs(), p).sum(axes), 1 / p);
    }

    /// `xᵖ` whose slope is 0 where x is, rather than infinite.
    private static Tensor flatAtZero(Tensor x, double p) {
        BoolTensor zero = x.eq(0);
        return Pointwise.where(zero, x.detach().pow(p), x.maskedFill(zero, 1).pow(p));
    }

    /// A product along one axis, which is then gone.
    static Tensor product(Tensor x, int axis) {
        return step("prod", x.shape().without(axis), x, out -> fold(Reducer.PROD, x, new int[] {axis}, out),
                to(x, g -> g.unsqueeze(axis).mul(productOfOthers(x, axis))));
    }

    // ---- neighbours along an axis

    /// Each element's predecessor; before the first stands `start`.
    static Tensor previous(Tensor x, int axis, double start) {
        return x.size(axis) == 0 ? x : x.slice(axis, 0, x.size(axis) - 1).pad(axis, 1, 0, start);
    }

    /// Each element's successor; what stands after the last is of no importance.
    static Tensor next(Tensor x, int axis) {
        return x.size(axis) == 0 ? x : x.slice(axis, 1, x.size(axis)).pad(axis, 0, 1, 0);
    }

    /// The factors of a recurrence, one for each element.
    static Tensor factors(Tensor x, Tensor a) {
        DType.same("recur", x, a);
        if (!a.shape().stretchesTo(x.shape()))
            throw new ShapeException("recur", "the factors must stretch to the tensor's shape", a.shape(), x.shape());
        return a.expand(x.shape());
    }

    /// `hᵢ = gᵢ + aᵢ hᵢ₊₁`: a recurrence from the other end, each factor standing where it is used.
    static Tensor recurBack(Tensor g, Tensor a, int axis) {
        return g.flip(axis).recur(axis, a.flip(axis)).flip(axis);
    }

    /// `Πⱼ<ᵢ xⱼ`
    static Tensor productOfEarlier(Tensor x, int axis) {
        return x.size(axis) == 0 ? x : x.slice(axis, 0, x.size(axis) - 1).cumprod(axis).pad(axis, 1, 0, 1);
    }

    /// For each element the product of all others along the axis: those before it times those after it.
    static Tensor productOfOthers(Tensor x, int axis) {
        return productOfEarlier(x, axis).mul(productOfEarlier(x.flip(axis), axis).flip(axis));
    }

    /// `e^(part − whole)`, the share of a part in a sum of exponentials; 0 where the whole is nothing.
    static Tensor shareOf(Tensor part, Tensor whole) {
        BoolTensor nothing = whole.eq(Double.NEGATIVE_INFINITY);
        return part.sub(whole).maskedFill(nothing, Double.NEGATIVE_INFINITY).exp();
    }

    /// Each element's share in its successor's sum, `e^(yᵢ − yᵢ₊₁)`; the last has none.
    static Tensor decay(Tensor y, int axis) {
        int n = y.size(axis);
        return n == 0 ? y : shareOf(y.slice(axis, 0, n - 1), y.slice(axis, 1, n)).pad(axis, 0, 1, 0);
    }

    // ---- sizes

    static void something(String operation, Shape shape, int axis) {
        if (shape.size(axis) == 0)
            throw new ShapeException(operation, "axis %d is empty, there is nothing to choose from".formatted(axis),
                    shape);
    }

    static Block block(Shape shape, int axis) {
        return new Block(shape.volume(0, axis), shape.size(axis), shape.volume(axis + 1, shape.rank()));
    }

    /// How many elements are folded into one.
    static int count(Shape shape, int... axes) {
        return IntStream.of(axes).map(shape::size).reduce(1, (a, b) -> a * b);
    }

    /// The axes of `wide` along which `narrow` stands still.
    static int[] stretchedAxes(Shape narrow, Shape wide) {
        int lead = wide.rank() - narrow.rank();
        return IntStream.range(0, wide.rank())
                .filter(axis -> axis < lead || narrow.size(axis - lead) == 1 && wide.size(axis) != 1).toArray();
    }
}

package fovea.tensor;

import java.util.Arrays;

import fovea.kernel.View;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Copies in which some elements are others.
final class Replacing {

    private Replacing() {}

    static Tensor with(Tensor x, Tensor part, Selection selection) {
        DType.same("with", x, part);
        if (selection.hasLists()) {
            IntTensor positions = selection.positions();
            return at(x, positions.array(), stretched("with", part, positions.shape()));
        }
        return Parts.replaced("with", x, stretched("with", part, selection.walked()), selection.view());
    }

    static Tensor added(Tensor x, Tensor part, Selection selection) {
        DType.same("withAdded", x, part);
        if (!selection.hasLists())
            return x.add(Parts.placed("place", stretched("withAdded", part, selection.walked()), x.shape(),
                    selection.view()));
        IntTensor positions = selection.positions();
        Tensor flat = stretched("withAdded", part, positions.shape()).reshape(-1);
        return x.add(Reading.linesBack(flat, 0, positions.reshape(-1), Shape.of(x.shape().volume()))
                .reshape(x.shape()));
    }

    static Tensor scattered(Tensor x, int axis, IntTensor indices, Tensor source) {
        DType.same("scatter", x, source);
        if (!indices.shape().equals(source.shape()))
            throw new ShapeException("scatter", "there must be an index for every element of the source",
                    indices.shape(), source.shape());
        Indices.check("scatter", indices, x.size(axis));
        Reading.narrowed("scatter", x.detach(), axis, indices.shape());
        int[] strides = x.shape().strides(), positions = indices.toInts();
        int along = strides[axis];
        strides[axis] = 0;
        if (positions.length > 0)
            new View(0, indices.shape().sizes(), strides).rows((walked, o) -> {
                int last = strides.length - 1;
                for (int i = 0; i < indices.shape().size(last); i++)
                    positions[o + i] = positions[o + i] * along + walked + i * strides[last];
            });
        return at(x, positions, source);
    }

    private static Tensor stretched(String operation, Tensor part, Shape shape) {
        if (!part.shape().stretchesTo(shape))
            throw new ShapeException(operation, "the part must stretch to what the indices take", part.shape(), shape);
        return part.expand(shape);
    }

    /// x with the elements of `part` at these row-major positions; of several at one, the last.
    private static Tensor at(Tensor x, int[] positions, Tensor part) {
        if (positions.length == 0)
            return x;
        int[] source = new int[x.shape().volume()];
        Arrays.fill(source, -1);
        for (int i = 0; i < positions.length; i++)
            source[positions[i]] = i;
        BoolTensor replaced = BoolTensor.generate(x.shape(), i -> source[i] >= 0);
        IntTensor from = IntTensor.generate(Shape.of(source.length), i -> Math.max(0, source[i]));
        Tensor spread = Reading.lines("indexSelect", part.reshape(part.shape().volume()), 0, from);
        return Pointwise.where(replaced, spread.reshape(x.shape()), x);
    }
}

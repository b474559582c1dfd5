package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import java.util.ArrayList;
import java.util.List;

import fovea.kernel.Storage;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Many tensors become one, and one becomes many.
final class Joining {

    private Joining() {}

    static Tensor concat(int axis, List<Tensor> parts) {
        Shape shape = joined(axis, parts);
        int along = shape.axis("concat", axis);
        List<Edge> edges = new ArrayList<>();
        int start = 0;
        for (Tensor part : parts) {
            int from = start, to = start += part.size(along);
            edges.add(to(part, g -> g.slice(along, from, to)));
        }
        return step("concat", shape, parts.getFirst(), out -> place(parts, out, shape, along),
                edges.toArray(Edge[]::new));
    }

    static Tensor stack(int axis, List<Tensor> parts) {
        if (parts.isEmpty())
            throw new ShapeException("stack", "there must be at least one tensor");
        for (Tensor part : parts)
            if (!part.shape().equals(parts.getFirst().shape()))
                throw new ShapeException("stack", "all shapes must be equal", parts.getFirst().shape(), part.shape());
        return concat(axis, parts.stream().map(part -> part.unsqueeze(axis)).toList());
    }

    static List<Tensor> unstack(Tensor x, int axis) {
        Tensor[] pieces = new Tensor[x.size(axis)];
        for (int i = 0; i < pieces.length; i++)
            pieces[i] = x.detach().select(axis, i);
        return List.of(Bundle.step("unstack", new Tensor[] {x}, pieces,
                gradients -> new Tensor[] {stack(axis, List.of(gradients))}));
    }

    private static Shape joined(int axis, List<Tensor> parts) {
        if (parts.isEmpty())
            throw new ShapeException("concat", "there must be at least one tensor");
        Shape first = parts.getFirst().shape();
        int along = first.axis("concat", axis), size = 0;
        for (Tensor part : parts) {
            DType.same("concat", parts.getFirst(), part);
            if (part.shape().rank() != first.rank() || !part.shape().with(along, 0).equals(first.with(along, 0)))
                throw new ShapeException("concat", "all sizes but that of axis %d must be equal".formatted(axis), first,
                        part.shape());
            size = Math.addExact(size, part.size(along));
        }
        return first.with(along, size);
    }

    private static void place(List<Tensor> parts, Storage out, Shape shape, int along) {
        int start = 0;
        for (Tensor part : parts) {
            int size = part.size(along);
            if (part.shape().volume() > 0)
                kernels().place(part.storage(), out, Views.sliced(shape, along, start, 1, size));
            start += size;
        }
    }
}

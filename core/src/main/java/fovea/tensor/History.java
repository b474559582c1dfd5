package fovea.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;
import fovea.shape.Shape;

/// What tensors remember of how they were computed, as data: for tools that draw or measure it.
///
/// ```java
/// History.of(x.mul(w).sum()).nodes();                    // 0 leaf, 1 leaf, 2 mul of 0 and 1, 3 sum of 2
/// ```
///
/// Constants are not remembered. [Segments][Recompute] are computed once more, to see what they are made of.
public final class History {

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Origin, Integer> numbers = new IdentityHashMap<>();
    private final Map<Origin, Tensor> again = new IdentityHashMap<>();
    private final Set<Lifetime> passing = Collections.newSetFromMap(new IdentityHashMap<>());
    private long bytes;

    private History(List<Tensor> results) {
        List<Tensor> order = Ancestors.inOrder(results, this::inputs);
        Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Tensor x : order) {
            add(x);
            if (nodes.getLast().isStored())
                count(x.stored(), arrays);
        }
        again.clear();
    }

    /// A tensor in the graph.
    ///
    /// @param number    its place in the list
    /// @param operation what made it: the name of an operation, `leaf`, `constant` or `recompute`
    /// @param inputs    the places of the tracked tensors from which it was made, all before its own
    /// @param shape     its shape
    /// @param dtype     its precision
    /// @param isStored  whether its numbers are held for the walk back, rather than computed again when it comes by
    public record Node(int number, String operation, List<Integer> inputs, Shape shape, DType dtype,
                       boolean isStored) {}

    /// What these tensors were computed from.
    public static History of(Tensor... results) {
        return new History(List.of(results));
    }

    /// What made a tensor: the name of an operation, `leaf`, `constant` or `recompute`.
    public static String maker(Tensor x) {
        return switch (x.origin) {
            case Origin.Constant _ -> "constant";
            case Origin.Leaf _     -> "leaf";
            case Origin.Segment _  -> "recompute";
            case Origin.Step step  -> step.operation;
        };
    }

    /// All tensors, each after those it was made from.
    public List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /// The place of a tensor in the list, if it is there.
    public OptionalInt numberOf(Tensor x) {
        Integer number = x.isTracked() ? numbers.get(x.origin) : null;
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /// How many bytes are held for the walk back: the arrays of all stored results and leaves, each array once. What
    /// slopes hold beside (constants, intermediate results of fused kernels) is not counted.
    public long bytes() {
        return bytes;
    }

    private List<Tensor> inputs(Tensor x) {
        return switch (x.origin) {
            case Origin.Step step -> step.edges().stream().map(Edge::input).toList();
            case Origin.Segment segment -> {
                Tensor y = Recording.off(segment::again);
                again.put(segment, y);
                passing.add(y.lifetime());
                yield List.of(y);
            }
            default -> List.of();
        };
    }

    private void add(Tensor x) {
        List<Tensor> inputs = x.origin instanceof Origin.Segment ? List.of(again.get(x.origin)) : inputs(x);
        List<Integer> from = inputs.stream().map(input -> numbers.get(input.origin)).toList();
        numbers.put(x.origin, nodes.size());
        nodes.add(new Node(nodes.size(), maker(x), from, x.shape(), x.dtype(), !passing.contains(x.lifetime())));
    }

    private void count(Tensor x, Set<Object> arrays) {
        Object array = switch (x.storage()) {
            case F32(float[] numbers) -> numbers;
            case F64(double[] numbers) -> numbers;
        };
        if (arrays.add(array))
            bytes += (long) x.shape().volume() * (x.dtype() == DType.FLOAT32 ? Float.BYTES : Double.BYTES);
    }
}

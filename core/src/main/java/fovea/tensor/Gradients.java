package fovea.tensor;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What a result owes to each leaf it was computed from: `∂y/∂x` for every `x`.
///
/// ```java
/// Tensor x = Tensor.of(3f).leaf();
/// Gradients gradients = x.mul(x).sum().gradients();
/// gradients.of(x);                                       // [6.]
/// ```
///
/// Gradients are a value: nothing is stored on tensors or parameters, so there is nothing to reset.
public final class Gradients implements Memory.Keepable<Gradients> {

    private static final int FEW = 16;

    private final List<Origin> leaves;
    private final List<Tensor> gradients;
    private Map<Origin, Tensor> byLeaf;

    Gradients(List<Origin> leaves, List<Tensor> gradients) {
        this.leaves = leaves;
        this.gradients = gradients;
    }

    /// The gradient for a parameter; zeros if the result does not depend on it.
    public Tensor of(Parameter parameter) {
        return of(parameter.value());
    }

    /// The gradient for a leaf, of the leaf's shape; zeros if the result does not depend on it.
    ///
    /// @throws IllegalArgumentException if `x` is not a leaf
    public Tensor of(Tensor x) {
        if (!(x.origin instanceof Origin.Leaf))
            throw new IllegalArgumentException("gradients: only leaves have one, and this %s tensor is %s; make it a leaf with leaf() before computing with it"
                    .formatted(x.shape(), x.isTracked() ? "the result of an operation" : "a constant"));
        Tensor found = find(x.origin);
        return found != null ? found : Tensor.zeros(x.shape(), x.dtype());
    }

    /// Whether the result depends on this parameter at all.
    public boolean reached(Parameter parameter) {
        return find(parameter.value().origin) != null;
    }

    @Override
    public Gradients keep() {
        return new Gradients(leaves, gradients.stream().map(Tensor::keep).toList());
    }

    private Tensor find(Origin leaf) {
        if (leaves.size() > FEW)
            return index().get(leaf);
        for (int i = 0; i < leaves.size(); i++)
            if (leaves.get(i) == leaf)
                return gradients.get(i);
        return null;
    }

    private Map<Origin, Tensor> index() {
        if (byLeaf == null) {
            byLeaf = new IdentityHashMap<>();
            for (int i = 0; i < leaves.size(); i++)
                byLeaf.put(leaves.get(i), gradients.get(i));
        }
        return byLeaf;
    }
}

package fovea.tensor;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import fovea.kernel.Kernels;

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
    private Map<Origin, Integer> byLeaf;

    Gradients(List<Origin> leaves, List<Tensor> gradients) {
        this.leaves = leaves;
        this.gradients = gradients;
    }

    /// The gradient for a parameter; zeros if the result does not depend on it, as on a frozen one.
    public Tensor of(Parameter parameter) {
        Tensor found = find(parameter.leaf());
        return found != null ? found : Tensor.zeros(parameter.shape(), parameter.dtype());
    }

    /// The gradient for a leaf, of the leaf's shape; zeros if the result does not depend on it.
    ///
    /// @throws IllegalArgumentException if `x` is not a leaf
    public Tensor of(Tensor x) {
        if (!(x.origin instanceof Origin.Leaf))
            throw new IllegalArgumentException(("gradients: only leaves have one, and this %s tensor is %s; "
                    + "make it a leaf with leaf() before computing with it").formatted(
                            x.shape(), x.isTracked() ? "the result of an operation" : "a constant"));
        Tensor found = find(x.origin);
        return found != null ? found : Tensor.zeros(x.shape(), x.dtype());
    }

    /// Whether the result depends on this parameter at all.
    public boolean reached(Parameter parameter) {
        return find(parameter.leaf()) != null;
    }

    /// These gradients and those, added leaf by leaf: what accumulates over parts of a batch.
    ///
    /// ```java
    /// Gradients all = first.loss().gradients().plus(second.loss().gradients()).times(0.5);
    /// ```
    public Gradients plus(Gradients that) {
        List<Origin> all = new ArrayList<>(leaves);
        List<Tensor> sums = new ArrayList<>(gradients);
        for (int i = 0; i < that.leaves.size(); i++) {
            int here = indexOf(that.leaves.get(i));
            if (here >= 0)
                sums.set(here, sums.get(here).add(that.gradients.get(i)));
            else {
                all.add(that.leaves.get(i));
                sums.add(that.gradients.get(i));
            }
        }
        return new Gradients(all, sums);
    }

    /// All of these gradients, times `c`.
    public Gradients times(double c) {
        return new Gradients(leaves, gradients.stream().map(gradient -> gradient.mul(c)).toList());
    }

    /// The length of the gradient of all these parameters taken as one vector, `√ Σ g²`, summed in float64 in their
    /// order.
    public double norm(Iterable<Parameter> parameters) {
        double sum = 0;
        for (Parameter parameter : parameters) {
            Tensor gradient = find(parameter.leaf());
            if (gradient != null)
                sum += Kernels.kernels().sumOfSquares(gradient.storage(), gradient.shape().volume());
        }
        return Math.sqrt(sum);
    }

    /// The length of the gradient of each of these parameters, by its name and in their order: what people watch while
    /// a model trains.
    ///
    /// ```java
    /// gradients.norms(model.parameters());                   // {weight=5.0, bias=0.5}
    /// ```
    ///
    /// A weight whose gradient is `(3, 4)` has the norm 5; one that nothing flowed to has 0.
    public SequencedMap<String, Double> norms(Map<String, Parameter> parameters) {
        SequencedMap<String, Double> norms = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> norms.put(name, norm(List.of(parameter))));
        return norms;
    }

    @Override
    public Gradients keep() {
        return new Gradients(leaves, gradients.stream().map(Tensor::keep).toList());
    }

    private Tensor find(Origin leaf) {
        int at = indexOf(leaf);
        return at < 0 ? null : gradients.get(at);
    }

    private int indexOf(Origin leaf) {
        if (leaves.size() > FEW)
            return index().getOrDefault(leaf, -1);
        for (int i = 0; i < leaves.size(); i++)
            if (leaves.get(i) == leaf)
                return i;
        return -1;
    }

    private Map<Origin, Integer> index() {
        if (byLeaf == null) {
            byLeaf = new IdentityHashMap<>();
            for (int i = 0; i < leaves.size(); i++)
                byLeaf.put(leaves.get(i), i);
        }
        return byLeaf;
    }
}

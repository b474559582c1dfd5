package fovea.tensor;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import fovea.kernel.Storage;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// A tensor that is learnt: the one mutable thing.
///
/// [#value()] is a leaf, good until the next update; an optimiser writes the next numbers over the same array. Using an
/// old value after that is an error that says so.
///
/// ```java
/// var weight = new Parameter(Tensor.of(1f, 2f));
/// Tensor loss = weight.value().square().sum();
/// loss.gradients().of(weight);                           // [2. 4.]
/// ```
public final class Parameter {

    private final Origin leaf = new Origin.Leaf();             // of every value, so that gradients outlive an update
    private Tensor value;
    private Lifetime lifetime;
    private boolean frozen;

    /// A parameter that starts with a copy of these numbers.
    public Parameter(Tensor start) {
        renew(start.copied(Lifetime.FOREVER).storage(), start.shape());
    }

    /// The numbers as they are now, as a leaf, or as a constant while the parameter is frozen.
    public Tensor value() {
        return value;
    }

    /// The shape, which never changes.
    public Shape shape() {
        return value.shape();
    }

    /// The precision.
    public DType dtype() {
        return value.dtype();
    }

    /// How many numbers are learnt.
    public int count() {
        return value.shape().volume();
    }

    /// Whether the parameter is left as it is: no gradient flows to it, and optimisers pass it by.
    public boolean isFrozen() {
        return frozen;
    }

    /// Stops learning this parameter.
    public void freeze() {
        frozen = true;
        renew(value.storage(), shape());
    }

    /// Learns this parameter again.
    public void unfreeze() {
        frozen = false;
        renew(value.storage(), shape());
    }

    /// Takes over a copy of these numbers.
    ///
    /// @throws fovea.shape.ShapeException if the shape is another
    public void set(Tensor numbers) {
        if (!numbers.shape().equals(shape()))
            throw new ShapeException("set", "a parameter keeps its shape", shape(), numbers.shape());
        renew(numbers.to(dtype()).copied(Lifetime.FOREVER).storage(), shape());
    }

    /// Changes the precision, keeping the numbers as far as they go.
    public void convert(DType dtype) {
        if (dtype != dtype())
            renew(value.to(dtype).copied(Lifetime.FOREVER).storage(), shape());
    }

    /// Lets `rule` write new numbers over the array. For optimisers.
    public void update(Consumer<Storage> rule) {
        Storage numbers = value.storage();
        lifetime.end();
        try {
            rule.accept(numbers);
        } finally {
            renew(numbers, shape());
        }
    }

    /// Lets `rule` write new numbers over the array (its first argument), reading those of `gradient` (its second). For
    /// optimisers.
    ///
    /// @throws ShapeException           if the gradient has another shape
    /// @throws IllegalArgumentException if it has another dtype
    public void update(Tensor gradient, BiConsumer<Storage, Storage> rule) {
        if (!gradient.shape().equals(shape()))
            throw new ShapeException("update", "a gradient has its parameter's shape", shape(), gradient.shape());
        DType.same("update", value, gradient);
        Storage slope = gradient.storage();
        update(numbers -> rule.accept(numbers, slope));
    }

    private void renew(Storage numbers, Shape shape) {
        if (lifetime != null)
            lifetime.end();
        lifetime = new Lifetime.UntilUpdate();
        value = new Tensor(shape, numbers, lifetime, frozen ? Origin.CONSTANT : leaf);
    }

    Origin leaf() {
        return leaf;
    }

    /// What it is, without its numbers, so that a layer can be printed: `Parameter (2, 3) float32`.
    @Override
    public String toString() {
        return "Parameter %s %s%s".formatted(shape(), dtype(), frozen ? ", frozen" : "");
    }
}

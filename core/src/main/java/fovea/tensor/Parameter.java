package fovea.tensor;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    private final Shape shape;
    private final Optional<Supplier<Tensor>> start;
    private Lifetime lifetime;
    private volatile Tensor value;                             // null until it is drawn or set
    private boolean frozen;

    /// A parameter that starts with a copy of these numbers.
    public Parameter(Tensor start) {
        this(start.shape(), Optional.empty());
        renew(start.copied(Lifetime.FOREVER).storage());
    }

    private Parameter(Shape shape, Optional<Supplier<Tensor>> start) {
        this.shape = shape;
        this.start = start;
    }

    /// A float32 parameter whose first numbers are drawn when somebody asks for them, and never if others are set
    /// before, as they are where a model is loaded.
    ///
    /// The array that `start` makes becomes the parameter's own; nothing of it is to be used elsewhere.
    public static Parameter drawn(Shape shape, Supplier<Tensor> start) {
        return new Parameter(shape, Optional.of(start));
    }

    /// The numbers as they are now, as a leaf, or as a constant while the parameter is frozen.
    ///
    /// @throws ShapeException           if what is drawn has another shape
    /// @throws IllegalArgumentException if what is drawn is not float32
    public Tensor value() {
        Tensor now = value;
        return now == null ? first() : now;
    }

    private synchronized Tensor first() {
        if (value == null) {
            var own = new Lifetime.UntilUpdate();
            Tensor drawn = ScopedValue.where(Run.CURRENT, new Run(false, own, Onlooker.NOBODY))
                    .call(start.orElseThrow()::get);
            if (!drawn.shape().equals(shape))
                throw new ShapeException("drawn", "a parameter keeps its shape", shape, drawn.shape());
            if (drawn.dtype() != DType.FLOAT32)
                throw new IllegalArgumentException("drawn: float32 was expected; convert() the parameter afterwards");
            renew(drawn.lifetime() == own ? drawn.storage() : drawn.copied(Lifetime.FOREVER).storage());
            own.end();
        }
        return value;
    }

    /// The shape, which never changes.
    public Shape shape() {
        return shape;
    }

    /// The precision.
    public DType dtype() {
        return value == null ? DType.FLOAT32 : value.dtype();
    }

    /// How many numbers are learnt.
    public int count() {
        return shape.volume();
    }

    /// Whether the parameter is left as it is: no gradient flows to it, and optimisers pass it by.
    public boolean isFrozen() {
        return frozen;
    }

    /// Stops learning this parameter.
    public void freeze() {
        frozen = true;
        renew(value().storage());
    }

    /// Learns this parameter again.
    public void unfreeze() {
        frozen = false;
        renew(value().storage());
    }

    /// Takes over a copy of these numbers.
    ///
    /// @throws fovea.shape.ShapeException if the shape is another
    public void set(Tensor numbers) {
        if (!numbers.shape().equals(shape))
            throw new ShapeException("set", "a parameter keeps its shape", shape, numbers.shape());
        renew(numbers.to(dtype()).copied(Lifetime.FOREVER).storage());
    }

    /// Changes the precision, keeping the numbers as far as they go.
    public void convert(DType dtype) {
        if (dtype != dtype())
            renew(value().to(dtype).copied(Lifetime.FOREVER).storage());
    }

    /// Lets `rule` write new numbers over the array. For optimisers.
    public void update(Consumer<Storage> rule) {
        Storage numbers = value().storage();
        lifetime.end();
        try {
            rule.accept(numbers);
        } finally {
            renew(numbers);
        }
    }

    /// Lets `rule` write new numbers over the array (its first argument), reading those of `gradient` (its second). For
    /// optimisers.
    ///
    /// @throws ShapeException           if the gradient has another shape
    /// @throws IllegalArgumentException if it has another dtype
    public void update(Tensor gradient, BiConsumer<Storage, Storage> rule) {
        if (!gradient.shape().equals(shape))
            throw new ShapeException("update", "a gradient has its parameter's shape", shape, gradient.shape());
        DType.same("update", value(), gradient);
        Storage slope = gradient.storage();
        update(numbers -> rule.accept(numbers, slope));
    }

    private void renew(Storage numbers) {
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
        return "Parameter %s %s%s".formatted(shape, dtype(), frozen ? ", frozen" : "");
    }
}

package fovea.tensor;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import fovea.kernel.Kernels;
import fovea.kernel.Storage;
import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// An immutable array of numbers with a shape, and the memory of how it was computed.
///
/// ```java
/// Tensor x = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6f);
/// x.sum(0);                                              // [5. 7. 9.]
/// x.matmul(x.T());                                       // [[14. 32.] [32. 77.]]
/// ```
///
/// What can be done with tensors is spread over families, each a page to itself: [Pointwise], [Elementary],
/// [Activation] and [Comparing] (element by element), [Contraction] (products), [Rearrangement], [Tiling] and
/// [Diagonals] (shapes, slices, joining), [Reduction] and [Scanning] (sums, means, maxima), [Sorting], [Normalization]
/// (softmax, layer norm), [Indexing] and [Lookup] (indices), [Attending] (attention), [Convolution], [Pooling],
/// [Similarity] and [Loss]. Operations return new tensors and never change one. Both tensors of an operation have the
/// same [dtype][DType]. [Conversion] reads numbers out, [Differentiation] asks for gradients.
///
/// A tensor lasts as long as it is referenced, but for two kinds: one made in a [Memory] step ends with it
/// ([#keep()] takes it out), and a parameter's value ends at the next update.
///
/// A tensor made with [#leaf()], or a parameter's value, is *tracked*, and so is everything computed from it while
/// [Recording] is on: [#gradients()] then walks back to the leaves.
public final class Tensor implements Pointwise, Elementary, Comparing, Contraction, Rearrangement, Reduction,
        Normalization, Lookup, Attending, Loss, Convolution, Pooling, Similarity, Differentiation, Conversion,
        Memory.Keepable<Tensor> {

    private final Shape shape;
    private final DType dtype;
    private final Lifetime lifetime;
    private final Tensor swapped;                              // the same numbers, two axes swapped; or null
    private final Swap swap;                                   // which, or null
    private Storage storage;
    final Origin origin;

    Tensor(Shape shape, Storage storage, Lifetime lifetime, Origin origin) {
        this.shape = shape;
        this.dtype = DType.of(storage);
        this.storage = storage;
        this.lifetime = lifetime;
        this.swapped = null;
        this.swap = null;
        this.origin = origin;
        if (origin instanceof Origin.Step step)
            step.output = this;
    }

    /// A tensor that is another one with two axes swapped, and moves its numbers only when they are needed in order.
    Tensor(Shape shape, Tensor swapped, Swap swap, Origin origin) {
        this.shape = shape;
        this.dtype = swapped.dtype;
        this.lifetime = swapped.lifetime;
        this.swapped = swapped;
        this.swap = swap;
        this.origin = origin;
        if (origin instanceof Origin.Step step)
            step.output = this;
    }

    // ---- making tensors

    /// A vector of float32 numbers.   `of(1f, 2)` is `[1 2]`.
    public static Tensor of(float... numbers) {
        return of(Shape.of(numbers.length), numbers);
    }

    /// A vector of float64 numbers.   `of(1.0, 2)` is `[1 2]`; whole numbers alone, `of(1, 2)`, make float32.
    public static Tensor of(double... numbers) {
        return of(Shape.of(numbers.length), numbers);
    }

    /// A float32 tensor of this shape, its numbers in row-major order.   `of(Shape.of(1, 2), 3f, 4)` is `[[3 4]]`.
    ///
    /// @throws ShapeException if there are more or fewer numbers than the shape holds
    public static Tensor of(Shape shape, float... numbers) {
        checkCount(shape, numbers.length);
        return constant(shape, new F32(numbers.clone()));
    }

    /// A float64 tensor of this shape, with its numbers in row-major order.
    ///
    /// @throws ShapeException if there are more or fewer numbers than the shape holds
    public static Tensor of(Shape shape, double... numbers) {
        checkCount(shape, numbers.length);
        return constant(shape, new F64(numbers.clone()));
    }

    /// A float32 matrix from its rows.
    ///
    /// @throws ShapeException if the rows are not equally long
    public static Tensor ofRows(float[]... rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        float[] numbers = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != width)
                throw new ShapeException("ofRows", "rows must be equally long; row 0 has %d numbers, row %d has %d"
                        .formatted(width, i, rows[i].length));
            System.arraycopy(rows[i], 0, numbers, i * width, width);
        }
        return constant(Shape.of(rows.length, width), new F32(numbers));
    }

    /// One float32 number, of shape `()`.   `scalar(7)` is 7.
    public static Tensor scalar(double number) {
        return full(Shape.SCALAR, number, DType.FLOAT32);
    }

    /// float32 zeros.   `zeros(Shape.of(2))` is `[0 0]`.
    public static Tensor zeros(Shape shape) {
        return zeros(shape, DType.FLOAT32);
    }

    /// Zeros.
    public static Tensor zeros(Shape shape, DType dtype) {
        return full(shape, 0, dtype);
    }

    /// float32 ones.   `ones(Shape.of(2))` is `[1 1]`.
    public static Tensor ones(Shape shape) {
        return full(shape, 1, DType.FLOAT32);
    }

    /// Ones.
    public static Tensor ones(Shape shape, DType dtype) {
        return full(shape, 1, dtype);
    }

    /// The same number everywhere.   `full(Shape.of(2), 7, FLOAT64)` is `[7 7]`.
    public static Tensor full(Shape shape, double number, DType dtype) {
        Lifetime memory = Run.current().memory();
        Storage storage = memory.allocate(dtype, shape.volume());
        Kernels.kernels().fill(storage, number, shape.volume());
        return new Tensor(shape, storage, memory, Origin.CONSTANT);
    }

    /// The number `f(i)` at each row-major index `i`.   `generate(Shape.of(3), FLOAT32, i -> i * i)` is `[0 1 4]`.
    public static Tensor generate(Shape shape, DType dtype, IntToDoubleFunction f) {
        return switch (dtype) {
            case FLOAT32 -> generated(Tape.blank(shape, dtype), f);
            case FLOAT64 -> of(shape, IntStream.range(0, shape.volume()).mapToDouble(f::applyAsDouble).toArray());
        };
    }

    private static Tensor generated(Tensor y, IntToDoubleFunction f) {
        if (y.storage instanceof F32(float[] numbers))
            for (int i = 0; i < y.shape.volume(); i++)
                numbers[i] = (float) f.applyAsDouble(i);
        return y;
    }

    /// 0, 1, …, n − 1 as float32.   `range(3)` is `[0 1 2]`.
    public static Tensor range(int n) {
        return generate(Shape.of(n), DType.FLOAT32, i -> i);
    }

    /// `start`, `start` + 1, …, `end` − 1 as float32.   `range(2, 5)` is `[2 3 4]`.
    public static Tensor range(int start, int end) {
        return generate(Shape.of(end - start), DType.FLOAT32, i -> start + i);
    }

    /// `n` evenly spaced float32 numbers, both ends included.   `linspace(0, 1, 3)` is `[0 0.5 1]`.
    public static Tensor linspace(double first, double last, int n) {
        return generate(Shape.of(n), DType.FLOAT32, i -> n == 1 ? first : first + i * (last - first) / (n - 1));
    }

    /// The float32 identity matrix `(n, n)`.   `eye(2)` is `[[1 0] [0 1]]`.
    public static Tensor eye(int n) {
        return generate(Shape.of(n, n), DType.FLOAT32, i -> i / n == i % n ? 1 : 0);
    }

    /// Evenly distributed float32 numbers in [0, 1); element i is the key's number i, cut to 24 bits.
    public static Tensor uniform(Shape shape, RandomKey key) {
        return generate(shape, DType.FLOAT32, i -> Math.floor(key.uniform(i) * 0x1p24) * 0x1p-24);
    }

    /// Standard normal float32 numbers; element i is the key's number i.
    public static Tensor normal(Shape shape, RandomKey key) {
        return normal(shape, 1, key);
    }

    /// Normal float32 numbers of this standard deviation, around 0; element i comes of the key's number i.
    public static Tensor normal(Shape shape, double deviation, RandomKey key) {
        Tensor z = Tape.blank(shape, DType.FLOAT32);
        Kernels.kernels().normal(deviation, key.bits(), z.storage, shape.volume());
        return z;
    }

    /// Evenly distributed float32 numbers in [−bound, bound]; element i comes of the key's number i.
    public static Tensor uniform(Shape shape, double bound, RandomKey key) {
        Tensor u = Tape.blank(shape, DType.FLOAT32);
        Kernels.kernels().uniform(bound, key.bits(), u.storage, shape.volume());
        return u;
    }

    /// Standard normal float32 numbers, none further from 0 than `bound`; element i is the key's number i.
    ///
    /// @throws IllegalArgumentException if the bound is less than 0.1
    public static Tensor truncatedNormal(Shape shape, double bound, RandomKey key) {
        return generate(shape, DType.FLOAT32, i -> key.truncatedNormal(i, bound));
    }

    // ---- what it is

    /// The sizes of the axes.
    public Shape shape() {
        return shape;
    }

    /// The size along an axis; negative axes count from the end.   Of `(2, 3)`, `size(-1)` is 3.
    public int size(int axis) {
        return shape.size(axis);
    }

    /// The precision.
    public DType dtype() {
        return dtype;
    }

    // ---- operations of your own

    /// `value` as the result of an operation of your own, with its slopes.
    ///
    /// ```java
    /// static Tensor cube(Tensor x) {
    ///     Tensor value = x.detach().pow(3);
    ///     return Tensor.step("cube", value, Edge.to(x, g -> g.mul(x.square()).mul(3)));
    /// }
    /// ```
    ///
    /// @param operation the name that errors and graphs show
    /// @param value     what comes out, computed in any way
    /// @param edges     for each input through which gradients shall flow, how
    public static Tensor step(String operation, Tensor value, Edge... edges) {
        Tensor y = Tape.given(operation, value, edges);
        if (y.origin instanceof Origin.Step step)
            step.isForeign = true;
        return Run.current().isWatched() ? Shown.computed(operation, y, edges) : y;
    }

    // ---- memory and precision

    /// The same numbers as a constant that outlives the [step][Memory] it was made in; copied only if they would not.
    @Override
    public Tensor keep() {
        return lifetime instanceof Lifetime.Forever ? detach() : copied(Lifetime.FOREVER);
    }

    /// The same numbers in another precision; gradients flow back in this one.
    public Tensor to(DType dtype) {
        if (dtype == this.dtype)
            return this;
        Storage out = Run.current().memory().allocate(dtype, shape.volume());
        Kernels.kernels().convert(storage(), out, shape.volume());
        DType own = this.dtype;
        return step("to", new Tensor(shape, out, Run.current().memory(), Origin.CONSTANT),
                Edge.to(this, g -> g.to(own)));
    }

    Tensor copied(Lifetime memory) {
        int n = shape.volume();
        Storage copy = memory.allocate(dtype, n);
        switch (storage()) {
            case F32(float[] from) when copy instanceof F32(float[] to) -> System.arraycopy(from, 0, to, 0, n);
            case F64(double[] from) when copy instanceof F64(double[] to) -> System.arraycopy(from, 0, to, 0, n);
            default -> throw new AssertionError("an allocated array has the wrong dtype");
        }
        return new Tensor(shape, copy, memory, Origin.CONSTANT);
    }

    /// The array, in row-major order; it may be longer than the tensor. For kernels.
    ///
    /// @throws IllegalStateException if the tensor's time is over
    Storage storage() {
        lifetime.check();
        if (storage == null) {
            Storage ordered = lifetime.allocate(dtype, shape.volume());
            Kernels.kernels().copy(swapped.storage(), swap.view(swapped.shape), ordered);
            storage = ordered;
        }
        return storage;
    }

    Lifetime lifetime() {
        return lifetime;
    }

    /// The tensor that was swapped so to make this one, if gradients flow to it as they do to this.
    Optional<Tensor> unswapped(Swap how) {
        return swap != how || isTracked() != swapped.isTracked() ? Optional.empty() : Optional.of(swapped);
    }

    /// The tensor of which this is the transpose and whose numbers nobody has moved; or this one.
    Tensor source() {
        return swap == Swap.ROWS && storage == null ? swapped : this;
    }

    /// The tensor whose numbers this one shares, as long as nobody has moved them; or this one.
    Tensor stored() {
        return storage == null ? swapped : this;
    }

    private static Tensor constant(Shape shape, Storage storage) {
        return new Tensor(shape, storage, Lifetime.FOREVER, Origin.CONSTANT);
    }

    private static void checkCount(Shape shape, int count) {
        if (count != shape.volume())
            throw new ShapeException("of", "the shape holds %d numbers; %d were given".formatted(shape.volume(), count),
                    shape);
    }

    @Override
    public Tensor self() {
        return this;
    }

    /// The numbers as NumPy prints them, with shape and dtype; large tensors are abbreviated.
    @Override
    public String toString() {
        return Printing.written(this);
    }
}

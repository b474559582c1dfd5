package fovea.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;

/// Computes a stretch of operations again in the backward walk, instead of storing what it made.
///
/// ```java
/// Tensor y = Recompute.of(() -> block.apply(x, mask));   // keeps x and y, and nothing between
/// ```
///
/// A chain of n layers stores n activations. Cut into √n segments of √n layers it stores √n, and while one segment is
/// walked √n more, at the price of a second forward pass.   Chen et al. 2016, Training Deep Nets with Sublinear Memory
/// Cost
///
/// Measured: 64 layers `tanh(x W + b)` on (256, 1024) numbers in segments of 8 store 13,316 KiB instead of 201,732, and
/// forward and backward run in a heap of 87 MiB instead of 408; the page on gradients tells more.
///
/// **The same bits.** What is computed again takes its place in the walk at the depth it had, so that gradients meet in
/// the order in which they would have met: the gradients are those without it, to the bit. So are second derivatives,
/// but while they are being recorded, everything is stored.
///
/// The body must give the same numbers twice. Randomness does, because it is drawn from keys, and what holds for a
/// stretch of code (training, with its keys, and whoever watches) holds again, if it is [carried][#carry]. Whether it
/// did is checked bit by bit.
public final class Recompute {

    private static final List<Carried> CARRIED = new CopyOnWriteArrayList<>();

    private Recompute() {}

    /// Something that holds for a stretch of code, such as a scoped value.
    @FunctionalInterface
    public interface Carried {
        /// What holds now.
        Held now();
    }

    /// What held when a segment was first computed.
    @FunctionalInterface
    public interface Held {
        /// Runs `body` as it was then.
        Tensor again(Supplier<Tensor> body);
    }

    /// Lets something hold again when segments are computed again. It is asked at the beginning of each segment, now
    /// and for good: for the class that keeps a scoped value, once.
    public static void carry(Carried carried) {
        CARRIED.add(carried);
    }

    /// The value of `body`, of which only the result is stored. Where nothing is recorded it is just that.
    ///
    /// Whatever the body uses is kept: its inputs, as long as the result may be walked back from.
    ///
    /// @throws IllegalStateException while gradients are taken, if the body's value is another the second time
    public static Tensor of(Supplier<Tensor> body) {
        if (!Recording.isOn())
            return body.get();
        Supplier<Tensor> asNow = held(body);
        Lifetime own = new Lifetime.Forever();
        Tensor y = within(own, body);
        if (!y.isTracked() || y.lifetime() != own)             // what the body did not make is stored elsewhere anyway
            return y;
        Tensor value = y.detach();
        int depth = y.origin.depth;
        var origin = new Origin.Segment(depth, () -> again(asNow, value, depth));
        return new Tensor(value.shape(), value.storage(), own, origin);
    }

    private static Supplier<Tensor> held(Supplier<Tensor> body) {
        Supplier<Tensor> held = body;
        for (Carried carried : CARRIED) {
            Supplier<Tensor> inner = held;
            Held then = carried.now();
            held = () -> then.again(inner);
        }
        return held;
    }

    private static Tensor again(Supplier<Tensor> body, Tensor value, int depth) {
        Tensor y = within(new Lifetime.Forever(), body);
        if (y.origin.depth != depth || !haveSameBits(y, value))
            throw new IllegalStateException(("recompute: a segment's value %s %s was another when it was computed "
                    + "again for the backward walk: draw random numbers from keys, take gradients before parameters "
                    + "are updated, and carry scoped values").formatted(value.shape(), value.dtype()));
        return y;
    }

    private static boolean haveSameBits(Tensor a, Tensor b) {
        int n = b.shape().volume();
        return a.shape().equals(b.shape()) && switch (a.storage()) {
            case F32(float[] x) when b.storage() instanceof F32(float[] y) -> Arrays.equals(x, 0, n, y, 0, n);
            case F64(double[] x) when b.storage() instanceof F64(double[] y) -> Arrays.equals(x, 0, n, y, 0, n);
            default -> false;
        };
    }

    private static Tensor within(Lifetime memory, Supplier<Tensor> body) {
        Run run = Run.current().within(memory).withRecording(true);
        return ScopedValue.where(Run.CURRENT, run).call(body::get);
    }
}

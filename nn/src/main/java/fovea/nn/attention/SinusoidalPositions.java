package fovea.nn.attention;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.Tensor;

/// A position as the hands of many clocks, each slower than the one before; nothing is learnt, and no position is
/// too far.
///
/// ```text
///     PE(t, 2i)   = sin(t / 10000^(2i/D))                Vaswani et al. 2017, section 3.5
///     PE(t, 2i+1) = cos(t / 10000^(2i/D))
/// ```
///
/// The vector k places on is the same rotation of the vector here, wherever here is.
///
/// By hand: position 0 is `[0 1 0 1 …]`; position 1 with `D = 4` is `[sin 1, cos 1, sin 0.01, cos 0.01] = [0.8415
/// 0.5403 0.0100 0.9999]`.
///
/// @param width D
public record SinusoidalPositions(int width) implements Positions {

    /// The vectors that were asked for so far, by width; there are as many tables as models have widths.
    private static final Map<Integer, Tensor> TABLES = new ConcurrentHashMap<>();

    /// Clocks for vectors of this width.
    ///
    /// @throws IllegalArgumentException if the width is not positive
    public SinusoidalPositions {
        if (width < 1)
            throw new IllegalArgumentException("positions: the width must be positive; got " + width);
    }

    @Override
    public Tensor vectors(int start, int count) {
        if (start < 0 || count < 0)
            throw new IllegalArgumentException(
                    "positions: a position must not be negative; got %d positions from %d".formatted(count, start));
        int end = Math.addExact(start, count);
        Tensor table = TABLES.compute(width, (_, known) -> known != null && known.size(0) >= end ? known : table(end));
        return table.slice(0, start, end);
    }

    /// The vectors of at least `count` positions, a power of two, so that growing by one is not work for all.
    private Tensor table(int count) {
        int rows = Math.max(64, Integer.highestOneBit(Math.max(1, count - 1)) << 1);
        return Tensor.generate(Shape.of(rows, width), DType.FLOAT64, e -> clock(e / width, e % width));
    }

    private double clock(int t, int c) {
        double angle = t / StrictMath.pow(10000, (double) (c - c % 2) / width);
        return c % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle);
    }
}

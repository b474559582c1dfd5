package fovea.bench;

import fovea.shape.Shape;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Inputs from a formula, the same for every peer: mean 0, variance 1.
///
/// ```text
///     element i of input j:  (2 h / 2³² − 1) √3,     h a hash of 32 bits of i and j
/// ```
final class Inputs {

    private static final long LOW = 0xFFFFFFFFL;

    private Inputs() {}

    /// Input number `j`, of this shape.
    static Tensor fill(int j, int... sizes) {
        Shape shape = Shape.of(sizes);
        float[] numbers = new float[shape.volume()];
        for (int i = 0; i < numbers.length; i++)
            numbers[i] = (float) ((hash(i, j) / 0x1p31 - 1) * Math.sqrt(3));
        return Tensor.of(shape, numbers);
    }

    /// Input number `j` as whole numbers from 0 up to, but not with, `bound`.
    static IntTensor whole(int j, int bound, int count) {
        return IntTensor.generate(Shape.of(count), i -> (int) (hash(i, j) % bound));
    }

    private static long hash(long i, long j) {
        long h = i * 2654435761L + j * 40503 + 12345 & LOW;
        h ^= h >> 16;
        h = h * 2246822519L & LOW;
        return h ^ h >> 13;
    }
}

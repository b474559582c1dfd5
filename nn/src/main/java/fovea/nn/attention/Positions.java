package fovea.nn.attention;

import fovea.nn.Layer;
import fovea.shape.ShapeException;
import fovea.tensor.Tensor;

/// Tells words where they stand, by adding a vector for each position; attention alone would not notice if they
/// were shuffled.
public sealed interface Positions extends Layer permits SinusoidalPositions, LearnedPositions {

    /// The vectors of the positions `start` … `start + count − 1`.   `(count, D)`
    ///
    /// @throws IllegalArgumentException if there is no vector for one of them
    Tensor vectors(int start, int count);

    /// x, told that its rows stand at the positions 0, 1, ….   `(…, T, D) → (…, T, D)`
    default Tensor apply(Tensor x) {
        return apply(x, 0);
    }

    /// x, told that its first row stands at position `start`, as in decoding step by step.   `(…, T, D) → (…, T, D)`
    ///
    /// @throws ShapeException if x is not as wide as the vectors
    default Tensor apply(Tensor x, int start) {
        Tensor vectors = vectors(start, x.size(-2)).to(x.dtype());
        if (vectors.size(-1) != x.size(-1))
            throw new ShapeException("positions", "x must be as wide as the vectors of the positions",
                    x.shape(), vectors.shape());
        return x.add(vectors);
    }
}

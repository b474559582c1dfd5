package fovea.nn.attention;

import fovea.nn.Initialiser;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// A vector for each position, learnt; there are no positions beyond the table.   Gehring et al. 2017, section 3.1
///
/// @param weight the vectors, `(positions, D)`
public record LearnedPositions(Parameter weight) implements Positions {

    /// Vectors for this many positions, starting as N(0, 0.02²), as BERT's and GPT-2's do.
    public static LearnedPositions create(int count, int width, RandomKey random) {
        return new LearnedPositions(Initialiser.normal(0.02).parameter(Shape.of(count, width), random));
    }

    @Override
    public Tensor vectors(int start, int count) {
        if (start < 0 || count < 0 || start + count > weight.shape().size(0))
            throw new IllegalArgumentException(("positions: vectors were made for the positions 0 to %d; "
                    + "got %d positions from %d; make more, or use sinusoidal ones").formatted(
                    weight.shape().size(0) - 1, count, start));
        return weight.value().slice(0, start, start + count);
    }
}

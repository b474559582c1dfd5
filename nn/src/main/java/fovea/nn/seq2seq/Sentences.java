package fovea.nn.seq2seq;

import fovea.nn.attention.Mask;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.IntTensor;

/// A batch of sentences, filled up to the longest.
///
/// @param tokens  `(B, S)`
/// @param lengths how many tokens of each row are its own, `(B)`
public record Sentences(IntTensor tokens, IntTensor lengths) {

    /// A batch with a length for each row.
    ///
    /// @throws ShapeException if tokens are no matrix, or there is not one length for each row
    public Sentences {
        if (tokens.shape().rank() != 2 || !lengths.shape().equals(Shape.of(tokens.shape().size(0))))
            throw new ShapeException("sentences", "tokens must be (B, S) and lengths (B)",
                    tokens.shape(), lengths.shape());
    }

    /// A batch of these token lists, filled up with `padding`.
    public static Sentences of(int padding, int[]... rows) {
        var lengths = IntTensor.generate(Shape.of(rows.length), i -> rows[i].length);
        return new Sentences(IntTensor.padded(padding, rows), lengths);
    }

    /// How many sentences there are.
    public int count() {
        return lengths.shape().size(0);
    }

    /// Hides what was only filled up.
    public Mask mask() {
        return Mask.padding(lengths);
    }
}

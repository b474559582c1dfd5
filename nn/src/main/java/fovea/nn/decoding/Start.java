package fovea.nn.decoding;

import java.util.Arrays;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.IntTensor;

/// Where decoding starts.
///
/// @param step  the model
/// @param state what it remembers before the last tokens are read
/// @param last  the token each row goes on from, `(B)`: a mark of the beginning, or the last of a prompt
/// @param <S>   the state's type
public record Start<S extends DecoderState<S>>(Step<S> step, S state, IntTensor last) {

    /// Checks that there is one token for each row.
    ///
    /// @throws ShapeException if there is not
    public Start {
        if (!last.shape().equals(Shape.of(state.size())))
            throw new ShapeException("decode", "each of the %d rows goes on from one token".formatted(state.size()),
                    last.shape());
    }

    /// All rows start with the same token.
    public static <S extends DecoderState<S>> Start<S> of(Step<S> step, S state, int first) {
        int[] last = new int[state.size()];
        Arrays.fill(last, first);
        return new Start<>(step, state, IntTensor.of(last));
    }
}

package fovea.nn.decoding;

import fovea.tensor.IntTensor;

/// A model that writes: what may follow.
///
/// @param <S> what it remembers
@FunctionalInterface
public interface Step<S extends DecoderState<S>> {

    /// Reads the last tokens, one for each row, `(B)`, and tells how well each token would follow.
    Scored<S> after(IntTensor last, S state);
}

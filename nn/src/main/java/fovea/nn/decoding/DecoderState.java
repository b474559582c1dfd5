package fovea.nn.decoding;

import fovea.tensor.IntTensor;
import fovea.tensor.Memory;

/// What a decoder remembers of each row of a batch between two tokens: a value whose rows can be picked.
///
/// ```java
/// record Hidden(Tensor h) implements DecoderState<Hidden> {                            // (B, H)
///     public int size() { return h.size(0); }
///     public Hidden rows(IntTensor rows) { return new Hidden(h.indexSelect(0, rows)); }
///     public Hidden keep() { return new Hidden(h.keep()); }
/// }
/// ```
///
/// @param <S> the state's own type
public interface DecoderState<S extends DecoderState<S>> extends Memory.Keepable<S> {

    /// How many rows there are, B.
    int size();

    /// The state of these rows, in this order; a row may come again, as in beam search, or no more, when it has ended.
    S rows(IntTensor rows);

    /// The state with all its tensors kept, to outlive the step it was made in.
    @Override
    S keep();
}

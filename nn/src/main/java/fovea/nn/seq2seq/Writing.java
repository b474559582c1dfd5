package fovea.nn.seq2seq;

import java.util.Optional;

import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// A batch of translations that are being written: all that the next word depends on.
///
/// It never changes; [#next] hands back the writing that has gone on by a word. So a search may go on from the same
/// place in several ways.
public interface Writing {

    /// What a step gives.
    ///
    /// @param logits  how much each word of the vocabulary wants to be next, `(B, N)`
    /// @param weights where the model looked in the source for it, `(B, S)`; nothing if it does not look
    /// @param then    the writing with the word in it
    record Step(Tensor logits, Optional<Tensor> weights, Writing then) {}

    /// Goes on by the last words written, `(B)`; at first those are the start tokens.
    Step next(IntTensor words);

    /// The writings of these rows, in this order; a row may come again, as in beam search, or no more, when it is
    /// finished.
    Writing rows(IntTensor rows);

    /// The same, in arrays that outlive the [step][fovea.tensor.Memory] they were made in.
    Writing keep();
}

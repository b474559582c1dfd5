package fovea.nn.seq2seq;

import java.util.Optional;

import fovea.nn.Layer;
import fovea.nn.Linear;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// A model that reads a sentence and writes another.
public sealed interface Translator extends Layer permits RecurrentTranslator, TransformerTranslator {

    /// What the model would write at each position, if the words before it were those given.
    ///
    /// Shapes `source (B, S), given (B, T) → (B, T, N)`. Training calls this teacher forcing (Williams and Zipser
    /// 1989): `given` is the start token and
    /// the true translation but its last word.
    default Tensor logits(Sentences source, IntTensor given) {
        return output().apply(features(source, given));                        // (B, T, N), one product for all
    }

    /// What [#output] makes logits of: who needs only some positions' leaves the others away before that product, the
    /// largest of all.   `(B, T, ·)`
    Tensor features(Sentences source, IntTensor given);

    /// From features to the vocabulary.
    Linear output();

    /// Where the model looks in the source at each position, if the words before it were those given; nothing if it
    /// does not look.
    ///
    /// Shapes `source (B, S), given (B, T) → (B, T, S)`, rows sum to one.
    Optional<Tensor> weights(Sentences source, IntTensor given);

    /// The source, read, and nothing written yet.
    Writing start(Sentences source);
}

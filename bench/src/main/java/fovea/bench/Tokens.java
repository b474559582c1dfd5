package fovea.bench;

import fovea.nn.seq2seq.Sentences;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.IntTensor;

/// A batch of sentences drawn from nothing: every token but 0 is as likely as any other.
///
/// @param words how many tokens there are, N
/// @param count how many sentences, B
/// @param size  how long they are, T
record Tokens(int words, int count, int size) {

    /// `(B, T)`, others for each purpose.
    IntTensor draw(String purpose) {
        RandomKey key = RandomKey.of(1).with(purpose);
        return IntTensor.generate(Shape.of(count, size), i -> 1 + key.below(i, words - 1));
    }

    /// Sentences to be read; of every other one the last four positions are padding.
    Sentences padded(String purpose) {
        var lengths = IntTensor.generate(Shape.of(count), b -> b % 2 == 0 ? size - 4 : size);
        return new Sentences(draw(purpose), lengths);
    }
}

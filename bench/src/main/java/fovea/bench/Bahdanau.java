package fovea.bench;

import fovea.nn.Embedding;
import fovea.nn.Layer;
import fovea.nn.Linear;
import fovea.nn.attention.AdditiveScore;
import fovea.nn.attention.Mask;
import fovea.nn.attention.Source;
import fovea.nn.recurrent.Gru;
import fovea.nn.recurrent.GruCell;
import fovea.nn.recurrent.RecurrentConfig;
import fovea.nn.seq2seq.Sentences;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Attentive;
import fovea.tensor.BoolTensor;
import fovea.tensor.IntTensor;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;

/// A translator that reads in one direction and looks back with additive attention.
///
/// ```text
///     h₁ … h_S = GRU(x₁ … x_S)        s₀ = h_S
///     c_t = Σ softmax_s(v · tanh(W s_{t−1} + U h_s)) h_s
///     s_t = cell([y_t; c_t], s_{t−1})             logits_t = V s_t + b
/// ```
///
/// What the words contribute to the cell does not depend on the step before, and is one product for all positions.
///
/// @param source  a vector for each word that is read
/// @param target  a vector for each word that is given
/// @param encoder reads
/// @param score   W, U and v
/// @param cell    writes
/// @param output  V and b
public record Bahdanau(Embedding source, Embedding target, Gru encoder, AdditiveScore score, GruCell cell,
                       Linear output) implements Layer {

    static Bahdanau create(int words, int E, int H, RandomKey key) {
        return new Bahdanau(Embedding.create(words, E, key.with("source")),
                Embedding.create(words, E, key.with("target")),
                Gru.create(RecurrentConfig.of(E, H), key.with("encoder")),
                AdditiveScore.create(H, H, H, key.with("score")),
                GruCell.create(RecurrentConfig.of(E + H, H), key.with("cell")),
                Linear.create(H, words, key.with("output")));
    }

    /// `(B, T, N)`
    Tensor logits(Sentences sentences, IntTensor given) {
        Recurrent.Unrolled read = encoder.apply(source.apply(sentences.tokens()));         // (B, S, H)
        Source memory = score.source(read.outputs());
        Mask mask = sentences.mask();
        Tensor W = cell.input().weight().value(), y = target.apply(given);                 // (3 H, E + H), (B, T, E)
        Tensor ofWords = W.slice(1, 0, y.size(-1)).T(), ofContext = W.slice(1, y.size(-1), cell.in());
        var start = Recurrent.State.of(read.last().hidden().squeeze(0));                   // (B, H)
        BoolTensor visible = mask.visible(Shape.of(y.size(0), y.size(1), memory.size()));  // (B, T, S)
        Attentive writer = score.looking(cell.recurrence(), ofContext, memory).orElseThrow();
        return output.apply(writer.walk(y.matmul(ofWords), start, visible).outputs());
    }
}

package fovea.nn.seq2seq;

import fovea.nn.recurrent.RecurrentKind;

/// The sizes of a recurrent translator.
///
/// @param kind        which cells read and write
/// @param look        how it finds where to look in the source
/// @param sourceWords N of the source
/// @param targetWords N of the target
/// @param embedding   width of a word's vector
/// @param hidden      H, of each direction of the encoder and of the decoder
/// @param layers      how many layers each has
/// @param dropout     share of numbers dropped while training, on words and between layers
public record TranslatorConfig(RecurrentKind kind, Look look, int sourceWords, int targetWords,
                               int embedding, int hidden, int layers, double dropout) {

    /// How a decoder finds where to look.
    public enum Look {
        /// `v · tanh(W q + U k)`, Bahdanau et al. 2015
        ADDITIVE,
        /// `W q · U k`, Luong et al. 2015
        DOT,
        /// `W q · U k / √H`, Vaswani et al. 2017
        SCALED,
        /// Not at all: the decoder sees the encoder's last states, the same in every step. Cho et al. 2014
        NONE
    }

    /// A GRU of 96 with additive attention between vocabularies of these sizes.
    public static TranslatorConfig of(int sourceWords, int targetWords) {
        return new TranslatorConfig(RecurrentKind.GRU, Look.ADDITIVE, sourceWords, targetWords, 64, 96, 1, 0);
    }

    /// The same with other cells.
    public TranslatorConfig withKind(RecurrentKind kind) {
        return new TranslatorConfig(kind, look, sourceWords, targetWords, embedding, hidden, layers, dropout);
    }

    /// The same, looking in another way.
    public TranslatorConfig withLook(Look look) {
        return new TranslatorConfig(kind, look, sourceWords, targetWords, embedding, hidden, layers, dropout);
    }

    /// The same with other widths of words and states.
    public TranslatorConfig withWidths(int embedding, int hidden) {
        return new TranslatorConfig(kind, look, sourceWords, targetWords, embedding, hidden, layers, dropout);
    }

    /// The same with so many layers.
    public TranslatorConfig withLayers(int layers) {
        return new TranslatorConfig(kind, look, sourceWords, targetWords, embedding, hidden, layers, dropout);
    }

    /// The same, dropping another share.
    public TranslatorConfig withDropout(double dropout) {
        return new TranslatorConfig(kind, look, sourceWords, targetWords, embedding, hidden, layers, dropout);
    }
}

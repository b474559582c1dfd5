package fovea.examples.settings;

import java.util.Locale;

/// The kinds of model that can learn to translate.
public enum ModelKind {
    /// Plain recurrent networks with tanh (Elman 1990), one to read and one to write.
    RNN,
    /// Gated recurrent units (Cho et al. 2014).
    GRU,
    /// Long short-term memory (Hochreiter and Schmidhuber 1997).
    LSTM,
    /// Attention only (Vaswani et al. 2017).
    TRANSFORMER;

    /// The name as options and files write it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it reads word after word.
    public boolean isRecurrent() {
        return this != TRANSFORMER;
    }
}

package fovea.examples.settings;

/// The shape of a model.
///
/// | | rnn, gru, lstm | transformer |
/// |---|---|---|
/// | `embedding` | width of a word's vector | the same as `hidden` |
/// | `hidden` | H, of the decoder and of each direction of the encoder | D; the feed-forward layers have twice that |
/// | `layers` | of the encoder, and of the decoder | the same |
/// | `heads` | 1 | h |
///
/// @param kind      which kind of model
/// @param attention how it finds where to look
/// @param embedding width of a word's vector
/// @param hidden    width of its state
/// @param layers    how many layers on each side
/// @param heads     how many heads each attention has
/// @param dropout   share of numbers dropped in training
public record ModelSettings(ModelKind kind, AttentionKind attention, int embedding, int hidden, int layers, int heads,
        double dropout) {

    /// The feed-forward layers of the transformer are so many times wider than its words.
    public static final int FEED_FORWARD = 2;

    private static final int WIDEST = 8192, DEEPEST = 32, MOST_HEADS = 64;

    /// @throws SettingsException if something is out of bounds, or does not fit the kind of model
    public ModelSettings {
        Bounds.check("--embedding", embedding, 1, WIDEST);
        Bounds.check("--hidden", hidden, 1, WIDEST);
        Bounds.check("--layers", layers, 1, DEEPEST);
        Bounds.check("--heads", heads, 1, MOST_HEADS);
        Bounds.check("--dropout", dropout, 0, 1);
        if (kind.isRecurrent())
            checkRecurrent(kind, heads);
        else
            checkTransformer(attention, embedding, hidden, heads);
    }

    private static void checkRecurrent(ModelKind kind, int heads) {
        if (heads != 1)
            throw new SettingsException("--heads is for --model transformer; --model %s has one, got %d"
                    .formatted(kind, heads));
    }

    private static void checkTransformer(AttentionKind attention, int embedding, int hidden, int heads) {
        if (attention != AttentionKind.SCALED)
            throw new SettingsException("--attention %s is for --model rnn, gru and lstm; a transformer's is scaled"
                    .formatted(attention));
        if (embedding != hidden)
            throw new SettingsException("--embedding is --hidden in a transformer; got %d and %d"
                    .formatted(embedding, hidden));
        if (hidden % heads != 0)
            throw new SettingsException("--hidden must be a multiple of --heads; got %d and %d"
                    .formatted(hidden, heads));
        if (hidden % 2 != 0)
            throw new SettingsException("--hidden must be even in a transformer, for its positions come in pairs; got "
                    + hidden);
    }

    /// What does well on the phrasebook.
    public static ModelSettings of(ModelKind kind) {
        return switch (kind) {
            case RNN -> new ModelSettings(kind, AttentionKind.ADDITIVE, 64, 128, 1, 1, 0);
            case GRU, LSTM -> new ModelSettings(kind, AttentionKind.ADDITIVE, 64, 96, 1, 1, 0);
            case TRANSFORMER -> new ModelSettings(kind, AttentionKind.SCALED, 128, 128, 2, 4, 0);
        };
    }

    /// The same with another attention.
    public ModelSettings withAttention(AttentionKind attention) {
        return new ModelSettings(kind, attention, embedding, hidden, layers, heads, dropout);
    }

    /// The same with other widths.
    public ModelSettings withWidths(int embedding, int hidden) {
        return new ModelSettings(kind, attention, embedding, hidden, layers, heads, dropout);
    }

    /// The same with so many layers.
    public ModelSettings withLayers(int layers) {
        return new ModelSettings(kind, attention, embedding, hidden, layers, heads, dropout);
    }

    /// The same with so many heads.
    public ModelSettings withHeads(int heads) {
        return new ModelSettings(kind, attention, embedding, hidden, layers, heads, dropout);
    }

    /// The same, dropping another share.
    public ModelSettings withDropout(double dropout) {
        return new ModelSettings(kind, attention, embedding, hidden, layers, heads, dropout);
    }

    /// Whether one can see where it looks.
    public boolean attends() {
        return attention != AttentionKind.NONE;
    }

    /// A number of parameters that the model has for sure, between vocabularies of these sizes: what a file must hold.
    public long leastParameters(long sourceTokens, long targetTokens) {
        long words = Math.multiplyExact(sourceTokens + targetTokens, embedding);
        return Math.addExact(words, Math.multiplyExact(Math.multiplyExact((long) hidden, hidden), 2L * layers));
    }
}

package fovea.examples.settings;

import java.util.Optional;

/// What is learnt from: a file of pairs, or else the phrasebook between two languages.
///
/// @param data         the file, as it was named
/// @param from         the language translated from; a file's may be anything
/// @param to           the language translated to
/// @param limit        at most so many pairs are learnt from
/// @param maxLength    pairs with more tokens than that on a side are left out
/// @param minFrequency rarer tokens are unknown
public record CorpusSettings(Optional<String> data, String from, String to, int limit, int maxLength,
        int minFrequency) {

    private static final int MOST_PAIRS = 5_000_000, PHRASES = 40_000, LONGEST = 10_000, LONGEST_SENTENCE = 50;

    /// English to French, out of the phrasebook.
    public static final CorpusSettings PHRASEBOOK = new CorpusSettings(Optional.empty(), "en", "fr", PHRASES, LONGEST,
            1);

    /// @throws SettingsException if something is out of bounds
    public CorpusSettings {
        Bounds.check("--limit", limit, 1, data.isPresent() ? MOST_PAIRS : 1_000_000);
        Bounds.check("--max-length", maxLength, 1, LONGEST);
        Bounds.check("--min-frequency", minFrequency, 1, MOST_PAIRS);
    }

    /// All pairs of a file, of at most 50 words a side, words that occur only once being unknown.
    public static CorpusSettings file(String data) {
        return new CorpusSettings(Optional.of(data), "source", "target", MOST_PAIRS, LONGEST_SENTENCE, 2);
    }

    /// The same between two other languages.
    public CorpusSettings withLanguages(String from, String to) {
        return new CorpusSettings(data, from, to, limit, maxLength, minFrequency);
    }

    /// The same file under another name.
    public CorpusSettings withData(String data) {
        return new CorpusSettings(Optional.of(data), from, to, limit, maxLength, minFrequency);
    }

    /// The same with at most so many pairs to learn from.
    public CorpusSettings withLimit(int limit) {
        return new CorpusSettings(data, from, to, limit, maxLength, minFrequency);
    }

    /// The same without longer pairs.
    public CorpusSettings withMaxLength(int maxLength) {
        return new CorpusSettings(data, from, to, limit, maxLength, minFrequency);
    }

    /// The same without rarer tokens.
    public CorpusSettings withMinFrequency(int minFrequency) {
        return new CorpusSettings(data, from, to, limit, maxLength, minFrequency);
    }

    /// In a few words, `en-fr` or the file's name.
    public String label() {
        return data.map(file -> file.substring(file.replace('\\', '/').lastIndexOf('/') + 1)).orElse(from + "-" + to);
    }
}

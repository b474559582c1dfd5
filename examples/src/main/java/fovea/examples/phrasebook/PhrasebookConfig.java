package fovea.examples.phrasebook;

/// What a phrasebook is made of: two languages, a seed, and how many phrases.
///
/// ```java
/// var german = PhrasebookConfig.DEFAULT.withLanguages(Language.EN, Language.DE).withSeed(7);
/// ```
///
/// @param from the language to translate from
/// @param to the language to translate to
/// @param seed the same seed gives the same phrases, on any machine
/// @param trainingPairs how many phrases to learn from
/// @param heldout how many phrases to be tested on, none of them among those to learn from
public record PhrasebookConfig(Language from, Language to, long seed, int trainingPairs, int heldout) {

    /// English to French, 40,000 phrases to learn from and 1,500 to be tested on.
    public static final PhrasebookConfig DEFAULT = new PhrasebookConfig(Language.EN, Language.FR, 1, 40_000, 1_500);

    private static final int MOST = 1_000_000;

    /// @throws IllegalArgumentException if the languages are one, or a number is not positive or beyond a million
    public PhrasebookConfig {
        if (from == to)
            throw new IllegalArgumentException("phrasebook: needs two languages; got %s twice".formatted(from.tag()));
        if (trainingPairs < 1 || heldout < 1 || trainingPairs > MOST || heldout > MOST)
            throw new IllegalArgumentException("phrasebook: needs 1 to %,d phrases for each purpose; got %,d and %,d"
                    .formatted(MOST, trainingPairs, heldout));
    }

    /// The same between two other languages.
    public PhrasebookConfig withLanguages(Language from, Language to) {
        return new PhrasebookConfig(from, to, seed, trainingPairs, heldout);
    }

    /// The same from another seed: other phrases.
    public PhrasebookConfig withSeed(long seed) {
        return new PhrasebookConfig(from, to, seed, trainingPairs, heldout);
    }

    /// The same with other numbers of phrases.
    public PhrasebookConfig withSizes(int trainingPairs, int heldout) {
        return new PhrasebookConfig(from, to, seed, trainingPairs, heldout);
    }
}

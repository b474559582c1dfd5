package fovea.examples.phrasebook;

import java.util.List;
import java.util.stream.Collectors;

/// A corpus that needs no download: numbers, dates, times, amounts and names that the Unicode consortium's data say in
/// two languages, with the truth about which words translate which.
///
/// ```java
/// var book = Phrasebook.of(PhrasebookConfig.DEFAULT);
/// book.training().getFirst();     // Phrase[source=…, target=…, kind=…, parts=…]
/// ```
/// The same configuration gives the same phrases, in the same order, on any machine. Within a phrasebook a source has
/// one target. No source of a held-out phrase is the source of a training phrase.
///
/// @param config what it was made of
/// @param training phrases to learn from, shuffled
/// @param heldout phrases to be tested on, shuffled; of all kinds and lengths, in proportion
public record Phrasebook(PhrasebookConfig config, List<Phrase> training, List<Phrase> heldout) {

    /// Copies the lists.
    public Phrasebook {
        training = List.copyOf(training);
        heldout = List.copyOf(heldout);
    }

    /// Makes a phrasebook; 40,000 phrases take about two seconds.
    ///
    /// @throws IllegalArgumentException if so many cannot be held out of so few
    public static Phrasebook of(PhrasebookConfig config) {
        var dice = new Dice(config.seed());
        var phrases = new Draft(config, dice).phrases();
        var heldout = new Holdout(phrases).take(config.heldout());
        if (heldout.size() < config.heldout())
            throw new IllegalArgumentException("phrasebook: of %,d phrases only %,d can be held out; got %,d"
                    .formatted(phrases.size(), heldout.size(), config.heldout()));
        var spared = heldout.stream().map(Phrase::source).collect(Collectors.toSet());
        phrases.removeIf(phrase -> spared.contains(phrase.source()));
        dice.shuffle(heldout);
        return new Phrasebook(config, phrases, heldout);
    }
}

package fovea.examples.phrasebook;

import java.util.List;
import java.util.stream.Collectors;

/// Parts as a person writes them: `two hundred=deux, seven=sept`, `2…PM=14`.
final class Show {
    private Show() {}

    static String parts(Phrase phrase) {
        return phrase.parts().stream()
                .map(part -> words(part.source(), phrase.source()) + "=" + words(part.target(), phrase.target()))
                .collect(Collectors.joining(", ")).replace("\u00AD", "·");
    }

    /// What two languages say of a fact.
    static Phrase phrase(Fact fact, Language from, Language to) {
        Wording source = Voices.of(from).say(fact), target = Voices.of(to).say(fact);
        return new Phrase(source.text(), target.text(), fact.kind(), Alignment.of(source, target));
    }

    private static String words(List<Span> spans, String text) {
        return spans.stream().map(span -> span.of(text)).collect(Collectors.joining("…"));
    }
}

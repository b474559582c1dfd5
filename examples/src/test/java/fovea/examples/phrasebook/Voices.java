package fovea.examples.phrasebook;

import java.util.EnumMap;
import java.util.Map;

/// One speaker a language, for all tests.
final class Voices {
    private static final Map<Language, Speaker> SPEAKERS = new EnumMap<>(Language.class);

    private Voices() {}

    static Speaker of(Language language) {
        return SPEAKERS.computeIfAbsent(language, Speaker::new);
    }

    /// What a language says, soft hyphens shown as `·`.
    static String say(Language language, Fact fact) {
        return of(language).say(fact).text().replace("\u00AD", "·");
    }
}

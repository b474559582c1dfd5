package fovea.examples.phrasebook;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The five languages that the phrasebook speaks, each as one country writes it.
///
/// Dates, numbers and names differ from country to country (`March 5, 2025` is American, `5 March 2025` British), so a
/// language is always a language of somewhere.
public enum Language {
    /// English as the United States write it.
    EN("en-US"),
    /// French as France writes it.
    FR("fr-FR"),
    /// German as Germany writes it.
    DE("de-DE"),
    /// Spanish as Spain writes it.
    ES("es-ES"),
    /// Chinese as the mainland writes it, in simplified characters.
    ZH("zh-CN");

    private final ULocale locale;

    Language(String tag) {
        locale = ULocale.forLanguageTag(tag);
    }

    /// The language of a two-letter tag, such as `fr`; upper case will do.
    ///
    /// @throws IllegalArgumentException if the phrasebook does not speak it; the message lists those that it does
    public static Language of(String tag) {
        for (var language : values()) if (language.tag().equalsIgnoreCase(tag)) return language;
        throw new IllegalArgumentException("phrasebook: no language '%s'; it speaks %s".formatted(tag,
                Arrays.stream(values()).map(Language::tag).collect(Collectors.joining(", "))));
    }

    /// The two-letter tag, such as `fr`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Where ICU looks up how this language writes things.
    ULocale locale() {
        return locale;
    }
}

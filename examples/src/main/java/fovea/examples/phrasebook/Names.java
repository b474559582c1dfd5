package fovea.examples.phrasebook;

import com.ibm.icu.text.CurrencyMetaInfo;
import com.ibm.icu.text.CurrencyMetaInfo.CurrencyFilter;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Names of countries, languages and currencies in one language.
final class Names {
    private static final LocalDate TENDER = LocalDate.of(2025, 1, 1);
    private final LocaleDisplayNames names;
    private final ULocale locale;
    private final Map<Fact.Name, Wording> said = new HashMap<>();     // ICU looks each up in its files, each time anew

    Names(Language language) {
        locale = language.locale();
        names = LocaleDisplayNames.getInstance(locale);
    }

    /// A name is all of one piece: who could say which half of `Switzerland` is `瑞`?
    Wording say(Fact.Name name) {
        return said.computeIfAbsent(name, this::lookUp);
    }

    private Wording lookUp(Fact.Name name) {
        String text = text(name);
        return new Wording(text, List.of(new Piece(new Span(0, text.length()), "name")));
    }

    private String text(Fact.Name name) {
        return switch (name.kind()) {
            case COUNTRY -> names.regionDisplayName(name.code());
            case LANGUAGE -> names.languageDisplayName(name.code());
            case CURRENCY -> Currency.getInstance(name.code()).getName(locale, Currency.LONG_NAME, null);
            default -> throw new AssertionError("phrasebook: no list of names for " + name.kind());
        };
    }

    /// Every country and territory (ISO 3166), every language with a code of two letters (ISO 639-1), and every
    /// currency that was legal tender at the start of 2025 (ISO 4217), in the order of their codes.
    static List<Fact.Name> all() {
        var all = new ArrayList<Fact.Name>();
        add(all, Kind.COUNTRY, Arrays.stream(ULocale.getISOCountries()));
        add(all, Kind.LANGUAGE, Arrays.stream(ULocale.getISOLanguages()).filter(code -> code.length() == 2));
        add(all, Kind.CURRENCY, CurrencyMetaInfo.getInstance().currencies(tender()).stream());
        return all;
    }

    private static void add(List<Fact.Name> all, Kind kind, Stream<String> codes) {
        codes.sorted().distinct().forEach(code -> all.add(new Fact.Name(kind, code)));
    }

    private static CurrencyFilter tender() {
        return CurrencyFilter.onDate(Date.from(TENDER.atStartOfDay(ZoneOffset.UTC).toInstant())).withTender();
    }
}

package fovea.examples.phrasebook;

import java.util.Map;
import java.util.Set;

/// How a language builds its number words, as far as ICU's spell-out rules do not say it themselves.
///
/// @param cardinals ICU's rule set for numbers
/// @param ordinals ICU's rule set for ranks
/// @param hundreds words that multiply the digit before them, with their power of ten: `hundred` 2
/// @param scales words that multiply the whole group before them: `thousand` 3, `万` 4
/// @param variants other forms of words that ICU shows elsewhere, with their value: `quatre-vingt` in `quatre-vingt
///     mille`
/// @param glue what stands between number words and says nothing: `and`
/// @param hanging words among the hundreds that belong to no part, since one language has them where another has none:
///     Chinese 六百 is six hundred, but 六十万 six hundred thousand
record Spelling(String cardinals, String ordinals, Map<String, Integer> hundreds, Map<String, Integer> scales,
        Map<String, Integer> variants, Set<String> glue, Set<String> hanging) {

    private static final String MASCULINE = "%spellout-cardinal-masculine", ORDINAL = "%spellout-ordinal";

    /// English says `two hundred and seven`, German alone `eins`, Spanish alone `uno`.
    static Spelling of(Language language) {
        return switch (language) {
            case EN -> new Spelling("%spellout-cardinal-verbose", "%spellout-ordinal-verbose",
                    Map.of("hundred", 2, "hundredth", 2),
                    Map.of("thousand", 3, "thousandth", 3, "million", 6),
                    Map.of(), Set.of("and", "-", ",", " "), Set.of());
            case FR -> new Spelling(MASCULINE, "%spellout-ordinal-masculine",
                    Map.of("cent", 2, "cents", 2, "centième", 2),
                    Map.of("mille", 3, "millième", 3, "million", 6, "millions", 6),
                    Map.of("quatre-vingt", 80, "unième", 1), Set.of("et", "-", " "), Set.of());
            case DE -> new Spelling("%spellout-numbering", ORDINAL,
                    Map.of("hundert", 2, "hundertste", 2),
                    Map.of("tausend", 3, "tausendste", 3, "Million", 6, "Millionen", 6),
                    Map.of("ein", 1, "eine", 1), Set.of("und", "\u00AD", " "), Set.of());
            case ES -> new Spelling("%spellout-numbering", "%spellout-ordinal-masculine",
                    Map.of(),
                    Map.of("mil", 3, "milésimo", 3, "millón", 6, "millones", 6),
                    Map.of("un", 1, "veintiún", 21, "ciento", 100, "seis\u00ADcientos", 600, "sete\u00ADcientos", 700,
                            "ocho\u00ADcientos", 800, "nove\u00ADcientos", 900),
                    Set.of("y", " "), Set.of());
            case ZH -> new Spelling("%spellout-cardinal", ORDINAL,
                    Map.of("十", 1, "百", 2, "千", 3),
                    Map.of("万", 4, "亿", 8),
                    Map.of(), Set.of("第"), Set.of("十", "百", "千"));
        };
    }

    /// Whether thirteen is a word of its own, and not ten and three as in Chinese.
    boolean hasTeens() {
        return !hundreds.containsValue(1);
    }

    /// The largest rank that the language spells well: beyond 1,999 Spanish would need `dosmilésimo`, which ICU splits.
    static int lastOrdinal(Language language) {
        return language == Language.ES ? 1_999 : 9_999;
    }
}

package fovea.examples.phrasebook;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Spells numbers, and knows which word says which decimal place.
///
/// ICU spells; then we read its words back, the way a child reads: a word is worth something, `hundred` multiplies the
/// digit before it, `thousand` the whole group before it. The sum must be the number again, so that places cannot be
/// wrong.
///
/// ```text
///     two hundred   and   fifty  -  six   thousand
///       10^5              10^4      10^3   ×10^3           256,000
/// ```
/// Words that say two places (`thirteen`, the `onze` of `soixante-et-onze`) mean both. Chinese groups by 10,000, and
/// its words still mean decimal places, which is how `fifty-six thousand` finds `五万六千`. Nothing is said of a word that
/// hangs on others: whether `deux cent` gets an s, and whether 六 is followed by 百 or 十, the reader of `two hundred` and
/// `six hundred` does not know yet.
final class NumberWords {
    private static final int ATOMS = 100, TEENS = 20;

    private final RuleBasedNumberFormat spell;
    private final Spelling spelling;
    private final Map<String, Integer> values = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final int longest;

    NumberWords(Language language) {
        spell = new RuleBasedNumberFormat(language.locale(), RuleBasedNumberFormat.SPELLOUT);
        spelling = Spelling.of(language);
        values.putAll(spelling.variants());
        known.addAll(spelling.variants().keySet());
        known.addAll(spelling.hundreds().keySet());
        known.addAll(spelling.scales().keySet());
        known.addAll(spelling.glue());
        learn(spelling.cardinals());
        learn(spelling.ordinals());
        longest = known.stream().mapToInt(String::length).max().orElseThrow();
    }

    Wording cardinal(int n) {
        return wording(n, spelling.cardinals());
    }

    Wording ordinal(int n) {
        return wording(n, spelling.ordinals());
    }

    private Wording wording(int n, String rules) {
        String text = spell(n, rules);
        return new Wording(text, read(text, n).orElseThrow(
                () -> new AssertionError("phrasebook: cannot read back %,d, spelled '%s'".formatted(n, text))));
    }

    /// Chinese ranks are 第 with the plain number; ICU's own rule writes 〇 where people write 零.
    private String spell(int n, String rules) {
        return spelling.glue().contains("第") && rules.equals(spelling.ordinals())
                ? "第" + spell.format(n, spelling.cardinals()) : spell.format(n, rules);
    }

    /// Takes the words that cannot be read from shorter ones: `one`, `twenty`, but not `twenty-one`. Teens are taken
    /// whole: `soixante-dix-huit` is sixty and eighteen, like `soixante-douze`.
    private void learn(String rules) {
        for (int n = 0; n < ATOMS; n++) learn(spell(n, rules), n);
        for (int n = 100; n < 1_000; n += 100) learn(spell(n, rules), n);
    }

    private void learn(String text, int n) {
        if (n < TEENS && spelling.hasTeens() || read(text, n).isEmpty()) {
            values.put(text, n);
            known.add(text);
        }
    }

    /// The pieces of a spelled number, or nothing if the words do not add up to `n`.
    private Optional<List<Piece>> read(String text, int n) {
        var reading = new Reading();
        for (int at = 0; at < text.length(); ) {
            String word = longestWord(text, at);
            if (word.isEmpty()) return Optional.empty();
            var span = new Span(at, at + word.length());
            if (values.containsKey(word)) reading.value(span, values.get(word));
            else if (spelling.hundreds().containsKey(word))
                reading.hundred(span, spelling.hundreds().get(word), spelling.hanging().contains(word));
            else if (spelling.scales().containsKey(word)) reading.scale(span, spelling.scales().get(word));
            at = span.end();
        }
        return reading.total() == n ? Optional.of(reading.pieces(n == 0)) : Optional.empty();
    }

    private String longestWord(String text, int at) {
        int most = longest == 0 ? text.length() - at : Math.min(longest, text.length() - at);
        for (int length = most; length > 0; length--) {
            String word = text.substring(at, at + length);
            if (known.contains(word)) return word;
        }
        return "";
    }

    /// What has been read so far: groups already scaled, and the group that still waits for its `thousand`.
    private static final class Reading {
        private record Word(Span span, long value, boolean scale) {}

        private final List<Word> done = new ArrayList<>();
        private final List<Word> group = new ArrayList<>();
        private final Map<Span, String> scales = new HashMap<>();

        void value(Span span, int value) {
            group.add(new Word(span, value, false));
        }

        /// `hundred` joins the digit before it, unless it hangs on what follows; 十, or French `cent`, may stand alone.
        void hundred(Span span, int power, boolean hanging) {
            boolean multiplies = !group.isEmpty() && group.getLast().value() < 10;
            var digit = multiplies ? group.removeLast() : new Word(span, 1, false);
            var stretch = hanging ? digit.span() : digit.span().to(span);
            group.add(new Word(stretch, digit.value() * tenTo(power), false));
        }

        /// `thousand` lifts its group; French `mille` may stand alone and then says the one as well.
        void scale(Span span, int power) {
            if (group.isEmpty()) done.add(new Word(span, tenTo(power), true));
            else done.add(new Word(span, 0, true));
            for (var word : group) done.add(new Word(word.span(), word.value() * tenTo(power), false));
            group.clear();
            scales.put(span, "×10^" + power);
        }

        long total() {
            return done.stream().mapToLong(Word::value).sum() + group.stream().mapToLong(Word::value).sum();
        }

        /// The 零 of 二百零七 only keeps a place and means nothing; alone it is the number.
        List<Piece> pieces(boolean zero) {
            var all = new ArrayList<>(done);
            all.addAll(group);
            return all.stream().filter(word -> zero || word.scale() || word.value() > 0)
                    .map(word -> new Piece(word.span(), meanings(word))).toList();
        }

        private Set<String> meanings(Word word) {
            var meanings = new TreeSet<String>();
            if (word.scale()) meanings.add(scales.get(word.span()));
            else if (word.value() == 0) meanings.add("10^0");
            long left = word.value();
            for (int place = 0; left > 0; place++, left /= 10) if (left % 10 > 0) meanings.add("10^" + place);
            return meanings;
        }

        private static long tenTo(int power) {
            long value = 1;
            for (int i = 0; i < power; i++) value *= 10;
            return value;
        }
    }
}

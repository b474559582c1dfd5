package fovea.examples.phrasebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NumberWordsProperties {

    @Property
    void everyNumberIsReadBackFromItsWords(@ForAll Language language, @ForAll @IntRange(max = 999_999_999) int n) {
        var wording = Voices.of(language).say(new Fact.Cardinal(n));          // fails by itself if the sum is not n
        var places = new TreeSet<String>();
        for (var piece : wording.pieces()) places.addAll(piece.meanings());
        places.removeIf(meaning -> meaning.startsWith("×"));
        assertEquals(nonZeroPlaces(n), places);
    }

    @Property
    void everyRankIsReadBackFromItsWords(@ForAll Language language, @ForAll @IntRange(min = 1, max = 1_999) int n) {
        var places = new TreeSet<String>();
        for (var piece : Voices.of(language).say(new Fact.Ordinal(n)).pieces()) places.addAll(piece.meanings());
        places.removeIf(meaning -> meaning.startsWith("×"));
        assertEquals(nonZeroPlaces(n), places);
    }

    @Property
    void piecesDoNotOverlap(@ForAll Language language, @ForAll @IntRange(max = 999_999_999) int n) {
        int behind = 0;
        for (var piece : Voices.of(language).say(new Fact.Cardinal(n)).pieces()) {
            assertTrue(piece.span().start() >= behind);
            behind = piece.span().end();
        }
    }

    @Property
    void theWordsAreIcus(@ForAll Language language, @ForAll @IntRange(max = 999_999_999) int n) {
        var icu = new RuleBasedNumberFormat(language.locale(), RuleBasedNumberFormat.SPELLOUT);
        String whole = icu.format(n, Spelling.of(language).cardinals());
        assertEquals(whole, Voices.of(language).say(new Fact.Cardinal(n)).text());
    }

    private static TreeSet<String> nonZeroPlaces(int n) {
        var places = new TreeSet<String>();
        for (int place = 0, left = n; left > 0; place++, left /= 10) if (left % 10 > 0) places.add("10^" + place);
        if (n == 0) places.add("10^0");
        return places;
    }
}

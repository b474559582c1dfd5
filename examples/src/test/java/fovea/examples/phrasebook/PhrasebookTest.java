package fovea.examples.phrasebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.examples.text.Tokenizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhrasebookTest {
    private static final Phrasebook FRENCH = Phrasebook.of(PhrasebookConfig.DEFAULT);

    @Test
    void thereAreAsManyPhrasesAsAskedFor() {
        assertEquals(40_000, FRENCH.training().size());
        assertEquals(1_500, FRENCH.heldout().size());
    }

    @Test
    void noSourceOccursTwiceInTrainingAndHeldOutTogether() {
        var sources = both(FRENCH).map(Phrase::source).collect(Collectors.toSet());
        assertEquals(41_500, sources.size());
    }

    @Test
    void theSameSeedGivesTheSamePhrasesWhereverAndWhenever() {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertEquals(FRENCH, Phrasebook.of(PhrasebookConfig.DEFAULT));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anotherSeedGivesOtherPhrases() {
        var small = PhrasebookConfig.DEFAULT.withSizes(900, 100);
        assertNotEquals(Phrasebook.of(small).training(), Phrasebook.of(small.withSeed(2)).training());
    }

    @Test
    void everyKindIsHeldOutInProportion() {
        var held = FRENCH.heldout().stream().collect(Collectors.groupingBy(Phrase::kind, Collectors.counting()));
        var all = both(FRENCH).collect(Collectors.groupingBy(Phrase::kind, Collectors.counting()));
        for (var kind : Kind.values())
            assertEquals(all.get(kind) * 1_500.0 / 41_500, held.getOrDefault(kind, 0L), 4, kind.tag());
    }

    @Test
    void everyLengthIsHeldOutInProportion() {
        for (var kind : List.of(Kind.CARDINAL, Kind.DATE, Kind.LIST)) {
            double[] held = quartiles(FRENCH.heldout(), kind), all = quartiles(FRENCH.training(), kind);
            for (int q = 0; q < 3; q++) assertEquals(all[q], held[q], 1, kind.tag());
        }
    }

    @Test
    void heldOutPhrasesAreMadeOfTokensSeenInTraining() {
        assertEquals(Set.of(), unseen(Phrase::source));
        assertEquals(Set.of(), unseen(Phrase::target));
    }

    @Test
    void aQuarterIsListsAndNumbersDatesAndTimesAreHalf() {
        var shares = FRENCH.training().stream().collect(Collectors.groupingBy(Phrase::kind, Collectors.counting()));
        assertEquals(0.27, shares.get(Kind.LIST) / 40_000.0, 0.03);
        long half = Stream.of(Kind.CARDINAL, Kind.ORDINAL, Kind.DATE, Kind.TIME).mapToLong(shares::get).sum();
        assertEquals(0.5, half / 40_000.0, 0.05);
    }

    @Test
    void everyoneLearnsToCount() {
        var sources = FRENCH.training().stream().map(Phrase::source).collect(Collectors.toSet());
        for (int n = 0; n < 20; n++)
            assertTrue(sources.contains(Voices.say(Language.EN, new Fact.Cardinal(n))), "no " + n);
    }

    @Test
    void bareNamesAreHeldOutOnlyIfListsNameThem() {
        var lists = FRENCH.training().stream()
                .filter(phrase -> phrase.kind() == Kind.LIST).map(Phrase::source).toList();
        for (var phrase : FRENCH.heldout())
            if (phrase.kind().closed())
                assertTrue(lists.stream().filter(list -> list.contains(phrase.source())).count() >= 5, phrase.source());
    }

    /// One source, one target: the rules of style see to it, not the luck of the draw.
    @ParameterizedTest
    @MethodSource("pairs")
    void noSourceHasTwoTargets(Language from, Language to) {
        var names = new Draft(PhrasebookConfig.DEFAULT.withLanguages(from, to), new Dice(1)).names();
        var facts = new Facts(new Dice(5), names, 1_999);
        var targets = new HashMap<String, String>();
        for (var kind : Kind.values())
            for (int i = 0; i < 1_000 && !kind.closed(); i++) assertOneTarget(facts.draw(kind), from, to, targets);
        for (var name : names) assertOneTarget(name, from, to, targets);
    }

    private static void assertOneTarget(Fact drawn, Language from, Language to, Map<String, String> targets) {
        var fact = Voices.of(from).canonical(drawn);
        String source = Voices.say(from, fact), target = Voices.say(to, fact);
        assertEquals(targets.getOrDefault(source, target), target, source);
        targets.put(source, target);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void smallPhrasebooksWorkBetweenAnyTwoLanguages(Language from, Language to) {
        var book = Phrasebook.of(PhrasebookConfig.DEFAULT.withLanguages(from, to).withSizes(700, 60));
        assertEquals(700, book.training().size());
        assertEquals(60, book.heldout().size());
    }

    static Stream<Object[]> pairs() {
        return Stream.of(Language.values()).flatMap(from -> Stream.of(Language.values())
                .filter(to -> from != to).map(to -> new Object[] {from, to}));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Phrasebook.of(PhrasebookConfig.DEFAULT.withSizes(10, 500)));
        assertThrows(IllegalArgumentException.class,
                () -> PhrasebookConfig.DEFAULT.withLanguages(Language.FR, Language.FR));
        assertThrows(IllegalArgumentException.class, () -> PhrasebookConfig.DEFAULT.withSizes(0, 10));
        assertEquals("phrasebook: no language 'it'; it speaks en, fr, de, es, zh",
                assertThrows(IllegalArgumentException.class, () -> Language.of("it")).getMessage());
    }

    private static Stream<Phrase> both(Phrasebook book) {
        return Stream.concat(book.training().stream(), book.heldout().stream());
    }

    private static double[] quartiles(List<Phrase> phrases, Kind kind) {
        int[] lengths = phrases.stream().filter(phrase -> phrase.kind() == kind)
                .mapToInt(phrase -> Tokenizer.PHRASES.words(phrase.target()).size()).sorted().toArray();
        return new double[] {lengths[lengths.length / 4], lengths[lengths.length / 2], lengths[3 * lengths.length / 4]};
    }

    private static Set<String> unseen(Function<Phrase, String> side) {
        var seen = new HashSet<String>();
        FRENCH.training().forEach(phrase -> seen.addAll(Tokenizer.PHRASES.words(side.apply(phrase))));
        var unseen = new HashSet<String>();
        FRENCH.heldout().forEach(phrase -> unseen.addAll(Tokenizer.PHRASES.words(side.apply(phrase))));
        unseen.removeAll(seen);
        return unseen;
    }
}

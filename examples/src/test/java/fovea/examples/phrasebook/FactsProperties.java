package fovea.examples.phrasebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import fovea.examples.phrasebook.Fact.Junction;
import fovea.examples.phrasebook.Fact.Lapse;
import fovea.examples.phrasebook.Fact.Several;
import fovea.examples.text.Spaces;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FactsProperties {
    private static final List<Fact.Name> NAMES = Names.all();

    @Property
    void partsLieWithinTheirTextsApart(@ForAll("facts") Fact fact, @ForAll Language from, @ForAll Language to) {
        Assume.that(from != to);
        var phrase = Show.phrase(fact, from, to);
        assertFalse(phrase.parts().isEmpty());
        assertApart(phrase.parts().stream().flatMap(part -> part.source().stream()).toList(), phrase.source());
        assertApart(phrase.parts().stream().flatMap(part -> part.target().stream()).toList(), phrase.target());
    }

    @Property
    void alignmentIsTheSameInBothDirections(@ForAll("facts") Fact fact, @ForAll Language from, @ForAll Language to) {
        Assume.that(from != to);
        var there = Set.copyOf(Show.phrase(fact, from, to).parts());
        var back = Show.phrase(fact, to, from).parts().stream().map(part -> new Part(part.target(), part.source()));
        assertEquals(there, back.collect(Collectors.toSet()));
    }

    @Property
    void whatIsSaidFitsOneLineOfAFile(@ForAll("facts") Fact fact, @ForAll Language language) {
        String text = Voices.of(language).say(fact).text();
        assertEquals(text.strip(), text);
        assertTrue(text.codePoints().noneMatch(Character::isISOControl));
        assertEquals(Spaces.plain(text), text);
    }

    @Property
    void durationsAreWhatIcuSaysOfTheWhole(@ForAll("durations") Fact fact, @ForAll Language language) {
        var whole = MeasureFormat.getInstance(language.locale(), MeasureFormat.FormatWidth.WIDE);
        var measures = ((Lapse) fact).amounts().stream()
                .map(quantity -> new Measure(quantity.amount(), quantity.unit().measure())).toArray(Measure[]::new);
        assertEquals(Spaces.plain(whole.formatMeasures(measures)), Voices.of(language).say(fact).text());
    }

    @Property
    void listsAreWhatIcuSaysOfTheirMembers(@ForAll("lists") Fact fact, @ForAll Language language) {
        var several = (Several) fact;
        var type = several.junction() == Junction.AND ? ListFormatter.Type.AND : ListFormatter.Type.OR;
        var members = several.members().stream().map(member -> Voices.of(language).say(member).text()).toList();
        assertEquals(ListFormatter.getInstance(language.locale(), type, ListFormatter.Width.WIDE).format(members),
                Voices.of(language).say(fact).text());
    }

    private static void assertApart(List<Span> spans, String text) {
        var sorted = spans.stream().sorted((a, b) -> a.start() - b.start()).toList();
        int behind = 0;
        for (var span : sorted) {
            assertTrue(span.start() >= behind && span.end() <= text.length(), text + " " + sorted);
            assertEquals(span.of(text).strip(), span.of(text));
            behind = span.end();
        }
    }

    /// What a phrasebook is drawn from.
    @Provide
    Arbitrary<Fact> facts() {
        return Arbitraries.of(Kind.class).filter(kind -> !kind.closed()).flatMap(FactsProperties::facts);
    }

    @Provide
    Arbitrary<Fact> durations() {
        return facts(Kind.DURATION);
    }

    @Provide
    Arbitrary<Fact> lists() {
        return facts(Kind.LIST);
    }

    private static Arbitrary<Fact> facts(Kind kind) {
        return Arbitraries.longs().map(seed -> new Facts(new Dice(seed), NAMES, 1_999).draw(kind));
    }
}

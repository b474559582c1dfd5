package fovea.examples.phrasebook;

import static fovea.examples.phrasebook.Language.DE;
import static fovea.examples.phrasebook.Language.EN;
import static fovea.examples.phrasebook.Language.ES;
import static fovea.examples.phrasebook.Language.FR;
import static fovea.examples.phrasebook.Language.ZH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.examples.phrasebook.Fact.Cardinal;
import fovea.examples.phrasebook.Fact.Clock;
import fovea.examples.phrasebook.Fact.Day;
import fovea.examples.phrasebook.Fact.Days;
import fovea.examples.phrasebook.Fact.Junction;
import fovea.examples.phrasebook.Fact.Lapse;
import fovea.examples.phrasebook.Fact.Name;
import fovea.examples.phrasebook.Fact.Ordinal;
import fovea.examples.phrasebook.Fact.Quantity;
import fovea.examples.phrasebook.Fact.Several;
import fovea.examples.phrasebook.Fact.Style;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final LocalDate LENT = LocalDate.of(2025, 3, 5);

    @Test
    void digitsFindTheirDigits() {
        assertParts(new Cardinal(207), EN, FR, "two hundred=deux cent, seven=sept");
        assertParts(new Cardinal(256_000), EN, FR, "two hundred=deux cent, fifty=cinquante, six=six, thousand=mille");
        assertParts(new Cardinal(0), EN, ZH, "zero=零");
    }

    @Test
    void whatOneLanguageSaysInOneWordIsOnePart() {
        assertParts(new Cardinal(71), EN, FR, "seventy-one=soixante-et-onze");
        assertParts(new Cardinal(78), EN, FR, "seventy-eight=soixante-dix-huit");
        assertParts(new Cardinal(88), EN, FR, "eighty=quatre-vingt, eight=huit");
        assertParts(new Cardinal(1_100), EN, FR, "one thousand=mille, one hundred=cent");
        assertParts(new Cardinal(15), EN, ZH, "fifteen=十五");
        assertParts(new Cardinal(22), DE, ES, "zwei·und·zwanzig=veintidós");
    }

    @Test
    void germanSaysOnesBeforeTens() {
        assertParts(new Cardinal(45_071), EN, DE,
                "five=fünf, forty=vierzig, thousand=tausend, one=ein, seventy=siebzig");
    }

    @Test
    void chineseGroupsByTenThousandAndTheDigitsStillMeet() {
        assertParts(new Cardinal(123_456_789), EN, ZH, "one hundred=一, twenty=二, three=三, four hundred=四, fifty=五, "
                + "six=六, seven hundred=七, eighty=八, nine=九");
        assertParts(new Cardinal(17_756), EN, ZH, "seventeen=一…七, seven hundred=七, fifty=五, six=六");
        assertParts(new Cardinal(80_000), ZH, FR, "八=quatre-vingt");
    }

    @Test
    void ranksAlignLikeNumbers() {
        assertParts(new Ordinal(321), EN, FR, "three hundred=trois cent, twenty=vingt, first=unième");
        assertParts(new Ordinal(15), EN, ES, "fifteenth=decimoquinto");
        assertParts(new Ordinal(900), EN, DE, "nine hundredth=neun·hundertste");
    }

    @Test
    void fieldsOfDatesFindTheirFields() {
        assertParts(new Day(LENT, Style.FULL), EN, FR, "Wednesday=mercredi, 5=5, March=mars, 2025=2025");
        assertParts(new Day(LENT, Style.MEDIUM), EN, DE, "5=05, Mar=03, 2025=2025");
        assertParts(new Day(LENT, Style.FULL), EN, ZH, "2025=2025, March=3, 5=5, Wednesday=星期三");
    }

    @Test
    void theHourIsSaidByTheHalfOfTheDayToo() {
        assertParts(new Clock(LocalTime.of(14, 30), Style.MEDIUM), EN, FR, "2…PM=14, 30=30");
        assertParts(new Clock(LocalTime.of(0, 5, 9), Style.LONG), FR, EN, "00=12…AM, 05=05, 09=09");
    }

    @Test
    void rangesTellTheirEndsApart() {
        assertParts(new Days(LENT, LENT.plusDays(4), Style.LONG), EN, FR, "5=5, 9=9, March=mars, 2025=2025");
        assertParts(new Days(LENT, LENT.plusDays(400), Style.LONG), EN, FR,
                "5=5, March=mars, 2025=2025, 9=9, April=avril, 2026=2026");
        assertParts(new Days(LENT, LENT.plusDays(35), Style.LONG), ZH, EN, "3月=March, 5=5, 4月=April, 9=9, 2025=2025");
    }

    @Test
    void amountsAndUnitsAlign() {
        var speed = new Quantity(new BigDecimal("90.5"), Unit.SPEED);
        assertParts(speed, EN, FR, "90.5=90,5, kilometers per hour=kilomètres par heure");
        assertParts(speed, EN, ZH, "kilometers per hour=每小时…公里, 90.5=90.5");
        var lapse = new Lapse(List.of(
                new Quantity(BigDecimal.TWO, Unit.HOUR), new Quantity(BigDecimal.TWO, Unit.MINUTE)));
        assertParts(lapse, EN, FR, "2=2, hours=heures, 2=2, minutes=minutes");
    }

    @Test
    void membersOfListsKeepTheirOwnParts() {
        var countries = List.<Fact>of(new Name(Kind.COUNTRY, "KR"), new Name(Kind.COUNTRY, "ES"));
        assertParts(new Several(countries, Junction.AND), EN, FR, "South Korea=Corée du Sud, Spain=Espagne");
        var numbers = List.<Fact>of(new Cardinal(207), new Cardinal(7));
        assertParts(new Several(numbers, Junction.OR), EN, FR, "two hundred=deux cent, seven=sept, seven=sept");
    }

    private static void assertParts(Fact fact, Language from, Language to, String expected) {
        assertEquals(expected, Show.parts(Show.phrase(fact, from, to)));
    }
}

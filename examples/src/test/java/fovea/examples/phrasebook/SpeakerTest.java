package fovea.examples.phrasebook;

import static fovea.examples.phrasebook.Language.DE;
import static fovea.examples.phrasebook.Language.EN;
import static fovea.examples.phrasebook.Language.ES;
import static fovea.examples.phrasebook.Language.FR;
import static fovea.examples.phrasebook.Language.ZH;
import static fovea.examples.phrasebook.Voices.say;
import static org.junit.jupiter.api.Assertions.assertAll;
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

/// Samples checked by people who speak the languages.
class SpeakerTest {
    private static final LocalDate LENT = LocalDate.of(2025, 3, 5);

    @Test
    void cardinals() {
        assertSaid(new Cardinal(207),
                "two hundred and seven", "deux cent sept", "zwei·hundert·sieben", "doscientos siete", "二百零七");
        assertSaid(new Cardinal(71), "seventy-one", "soixante-et-onze", "ein·und·siebzig", "setenta y uno", "七十一");
        assertSaid(new Cardinal(1), "one", "un", "eins", "uno", "一");
        assertSaid(new Cardinal(0), "zero", "zéro", "null", "cero", "零");
        assertSaid(new Cardinal(80_000),
                "eighty thousand", "quatre-vingt mille", "achtzig·tausend", "ochenta mil", "八万");
        assertSaid(new Cardinal(200), "two hundred", "deux cents", "zwei·hundert", "doscientos", "二百");
        assertSaid(new Cardinal(1_021),
                "one thousand and twenty-one", "mille vingt-et-un", "ein·tausend·ein·und·zwanzig", "mil veintiuno",
                "一千零二十一");
        assertSaid(new Cardinal(123_456_789),
                "one hundred and twenty-three million, four hundred and fifty-six thousand, "
                        + "seven hundred and eighty-nine",
                "cent vingt-trois millions quatre cent cinquante-six mille sept cent quatre-vingt-neuf",
                "ein·hundert·drei·und·zwanzig Millionen vier·hundert·sechs·und·fünfzig·tausend·"
                        + "sieben·hundert·neun·und·achtzig",
                "ciento veintitrés millones cuatrocientos cincuenta y seis mil setecientos ochenta y nueve",
                "一亿二千三百四十五万六千七百八十九");
    }

    @Test
    void ordinals() {
        assertSaid(new Ordinal(1), "first", "premier", "erste", "primero", "第一");
        assertSaid(new Ordinal(21),
                "twenty-first", "vingt-et-unième", "ein·und·zwanzigste", "vigésimo primero", "第二十一");
        assertSaid(new Ordinal(108),
                "one hundred and eighth", "cent huitième", "ein·hundert·achte", "centésimo octavo", "第一百零八");
    }

    @Test
    void dates() {
        assertSaid(new Day(LENT, Style.FULL),
                "Wednesday, March 5, 2025", "mercredi 5 mars 2025", "Mittwoch, 5. März 2025",
                "miércoles, 5 de marzo de 2025", "2025年3月5日星期三");
        assertSaid(new Day(LENT, Style.LONG), "March 5, 2025", "5 mars 2025", "5. März 2025", "5 de marzo de 2025",
                "2025年3月5日");
        assertSaid(new Day(LENT, Style.MEDIUM),
                "Mar 5, 2025", "5 mars 2025", "05.03.2025", "5 mar 2025", "2025年3月5日");
    }

    @Test
    void times() {
        assertSaid(new Clock(LocalTime.of(14, 30), Style.MEDIUM), "2:30 PM", "14:30", "14:30", "14:30", "14:30");
        assertSaid(new Clock(LocalTime.of(0, 5, 9), Style.LONG), "12:05:09 AM", "00:05:09", "00:05:09", "0:05:09",
                "00:05:09");
    }

    @Test
    void rangesOfDates() {
        assertSaid(new Days(LENT, LENT.plusDays(4), Style.LONG),
                "March 5 – 9, 2025", "5–9 mars 2025", "5.–9. März 2025", "5–9 de marzo de 2025", "2025年3月5日 – 9日");
        assertSaid(new Days(LENT, LENT.plusDays(35), Style.MEDIUM), "Mar 5 – Apr 9, 2025", "5 mars – 9 avr. 2025",
                "5. März – 9. Apr. 2025", "5 mar – 9 abr 2025", "2025年3月5日 – 4月9日");
        assertSaid(new Days(LENT, LENT.plusDays(400), Style.LONG),
                "March 5, 2025 – April 9, 2026", "5 mars 2025 – 9 avril 2026", "5. März 2025 – 9. April 2026",
                "5 de marzo de 2025 – 9 de abril de 2026", "2025年3月5日 – 2026年4月9日");
    }

    @Test
    void durations() {
        assertSaid(new Lapse(List.of(amount("3", Unit.HOUR), amount("1", Unit.MINUTE))), "3 hours, 1 minute",
                "3 heures et 1 minute", "3 Stunden, 1 Minute", "3 horas y 1 minuto", "3小时1分钟");
        assertSaid(new Lapse(List.of(amount("1", Unit.YEAR), amount("5", Unit.MONTH), amount("21", Unit.DAY))),
                "1 year, 5 months, 21 days", "1 an, 5 mois et 21 jours", "1 Jahr, 5 Monate und 21 Tage",
                "1 año, 5 meses y 21 días", "1年5个月21天");
    }

    @Test
    void measures() {
        assertSaid(amount("2.5", Unit.KILOMETER),
                "2.5 kilometers", "2,5 kilomètres", "2,5 Kilometer", "2,5 kilómetros", "2.5公里");
        assertSaid(amount("90", Unit.SPEED),
                "90 kilometers per hour", "90 kilomètres par heure", "90 Kilometer pro Stunde",
                "90 kilómetros por hora", "每小时90公里");
        assertSaid(amount("1234.50", Unit.US_DOLLAR), "1,234.50 US dollars", "1 234,50 dollars des États-Unis",
                "1.234,50 US-Dollar", "1234,50 dólares estadounidenses", "1,234.50美元");
        assertSaid(amount("12", Unit.EURO), "12 euros", "12 euros", "12 Euro", "12 euros", "12欧元");
    }

    @Test
    void names() {
        assertSaid(new Name(Kind.COUNTRY, "CH"), "Switzerland", "Suisse", "Schweiz", "Suiza", "瑞士");
        assertSaid(new Name(Kind.LANGUAGE, "sw"), "Swahili", "swahili", "Suaheli", "suajili", "斯瓦希里语");
        assertSaid(new Name(Kind.CURRENCY, "GBP"),
                "British Pound", "livre sterling", "Britisches Pfund", "libra esterlina", "英镑");
    }

    @Test
    void lists() {
        var countries = List.<Fact>of(
                new Name(Kind.COUNTRY, "NO"), new Name(Kind.COUNTRY, "TD"), new Name(Kind.COUNTRY, "IT"));
        assertSaid(new Several(countries, Junction.AND), "Norway, Chad, and Italy", "Norvège, Tchad et Italie",
                "Norwegen, Tschad und Italien", "Noruega, Chad e Italia", "挪威、乍得和意大利");
        assertSaid(new Several(countries.subList(0, 2), Junction.OR), "Norway or Chad", "Norvège ou Tchad",
                "Norwegen oder Tschad", "Noruega o Chad", "挪威或乍得");
    }

    @Test
    void aMediumDateThatReadsLikeALongOneIsTakenForIt() {
        var medium = new Day(LENT, Style.MEDIUM);
        assertEquals(new Day(LENT, Style.LONG), Voices.of(FR).canonical(medium));
        assertEquals(medium, Voices.of(EN).canonical(medium));
        var may = LENT.withMonth(5);
        assertEquals(new Day(may, Style.LONG), Voices.of(EN).canonical(new Day(may, Style.MEDIUM)));
    }

    private static Quantity amount(String number, Unit unit) {
        return new Quantity(new BigDecimal(number), unit);
    }

    private static void assertSaid(Fact fact, String en, String fr, String de, String es, String zh) {
        assertAll(
                () -> assertEquals(en, say(EN, fact)),
                () -> assertEquals(fr, say(FR, fact)),
                () -> assertEquals(de, say(DE, fact)),
                () -> assertEquals(es, say(ES, fact)),
                () -> assertEquals(zh, say(ZH, fact)));
    }
}

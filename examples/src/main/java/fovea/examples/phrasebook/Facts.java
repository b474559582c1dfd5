package fovea.examples.phrasebook;

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
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Draws facts as people are likely to say them: all sizes of number, mostly dates of our time, round amounts.
final class Facts {
    private static final List<Unit> UNITS = List.of(Unit.values());
    private static final List<Unit> TIME = UNITS.subList(0, UNITS.indexOf(Unit.SECOND) + 1);
    private final Dice dice;
    private final List<Name> names;
    private final int lastOrdinal;

    /// @param dice where chance comes from
    /// @param names those that lists may be made of
    /// @param lastOrdinal the largest rank
    Facts(Dice dice, List<Name> names, int lastOrdinal) {
        this.dice = dice;
        this.names = names;
        this.lastOrdinal = lastOrdinal;
    }

    /// A fact of an open kind, of which there are always more.
    Fact draw(Kind kind) {
        return switch (kind) {
            case CARDINAL -> new Cardinal(number(1 + dice.weighted(1, 2, 14, 10, 12, 16, 12, 14, 19)));
            case ORDINAL -> new Ordinal(Math.max(1, dice.below(1 + (dice.percent(40) ? 999 : lastOrdinal))));
            case DATE -> new Day(date(), Style.values()[dice.weighted(36, 36, 28)]);
            case TIME -> time(dice.percent(45) ? Style.LONG : Style.MEDIUM);
            case DATE_RANGE -> range();
            case DURATION -> lapse();
            case MEASURE -> quantity();
            case LIST -> several();
            default -> throw new AssertionError("phrasebook: %s is a closed kind".formatted(kind));
        };
    }

    /// A number of so many digits. A quarter of its groups of three are empty, so that `two million and three` is
    /// heard.
    private int number(int digits) {
        int power = 1;
        for (int i = 1; i < digits; i++) power *= 10;
        int value = dice.between(power == 1 ? 0 : power, 10 * power - 1);
        int lead = 3 * ((digits - 1) / 3);
        for (int group = 1, place = 0; place < lead; place += 3, group *= 1_000)
            if (dice.percent(25)) value -= value / group % 1_000 * group;
        return value;
    }

    /// Mostly the last century and this one.
    private LocalDate date() {
        int year = dice.percent(80) ? dice.between(1900, 2099) : dice.between(1600, 2399);
        return LocalDate.ofYearDay(year, dice.between(1, Year.of(year).length()));
    }

    private Fact time(Style style) {
        return new Clock(LocalTime.of(dice.below(24), dice.below(60), style == Style.LONG ? dice.below(60) : 0), style);
    }

    /// Within a month, within a year, or over the turn of a year.
    private Fact range() {
        var first = date();
        var last = first.plusDays(switch (dice.weighted(50, 35, 15)) {
            case 0 -> dice.between(1, 12);
            case 1 -> dice.between(13, 180);
            default -> dice.between(181, 800);
        });
        return new Days(first, last, dice.percent(60) ? Style.LONG : Style.MEDIUM);
    }

    /// Two or three units of time in falling order, neighbours mostly: hours and minutes, years and months.
    private Fact lapse() {
        var amounts = new ArrayList<Quantity>();
        int unit = dice.below(TIME.size() - 1), size = dice.percent(60) ? 2 : 3;
        while (unit < TIME.size() && amounts.size() < size) {
            int most = amounts.isEmpty() ? TIME.get(unit).most() : within(amounts.getLast().unit(), TIME.get(unit));
            amounts.add(new Quantity(BigDecimal.valueOf(dice.between(1, most)), TIME.get(unit)));
            unit += dice.percent(80) ? 1 : 2;
        }
        return amounts.size() == 1 ? lapse() : new Lapse(amounts);
    }

    /// How many of a unit people say before they take the next larger one: 4 weeks to a month, 6 days to a week.
    private static int within(Unit larger, Unit unit) {
        if (larger == Unit.MONTH && unit == Unit.WEEK) return 4;
        return larger == Unit.WEEK && unit == Unit.DAY ? 6 : unit.most();
    }

    private Quantity quantity() {
        return quantity(dice.pick(UNITS));
    }

    /// Half of all amounts are whole; money has cents, other things one digit after the point.
    private Quantity quantity(Unit unit) {
        int most = dice.percent(50) ? Math.min(100, unit.most()) : unit.most();
        var whole = BigDecimal.valueOf(dice.between(1, most));
        if (TIME.contains(unit) || unit == Unit.YEN || dice.percent(50)) return new Quantity(whole, unit);
        int digits = unit.isMoney() ? 2 : 1;
        return new Quantity(whole.add(BigDecimal.valueOf(dice.between(1, digits == 2 ? 99 : 9), digits)), unit);
    }

    /// Names mostly. Numbers and amounts are joined by `or` only: `one hundred and seven` and `3 minutes et 20
    /// secondes` would be two things at once.
    private Fact several() {
        int size = dice.percent(50) ? 2 : 3;
        var junction = dice.percent(70) ? Junction.AND : Junction.OR;
        return switch (dice.weighted(74, 8, 6, 6, 6)) {
            case 0 -> several(size, junction, this::like);
            case 1 -> several(size, Junction.OR, _ -> new Cardinal(number(dice.between(1, 3))));
            case 2 -> several(2, junction, _ -> new Day(date(), Style.LONG));
            case 3 -> several(size, junction, _ -> time(Style.MEDIUM));
            default -> several(size, Junction.OR, this::comparable);
        };
    }

    /// @param next draws a member that goes with those drawn so far
    private static Fact several(int size, Junction junction, Function<List<Fact>, Fact> next) {
        var members = new ArrayList<Fact>();
        while (members.size() < size) {
            var member = next.apply(members);
            if (!members.contains(member)) members.add(member);
        }
        return new Several(members, junction);
    }

    /// A name of the kind of the first: countries with countries.
    private Fact like(List<Fact> others) {
        var name = dice.pick(names);
        while (!others.isEmpty() && name.kind() != others.getFirst().kind()) name = dice.pick(names);
        return name;
    }

    /// An amount that can be compared to the first: meters with feet, euros with dollars.
    private Fact comparable(List<Fact> others) {
        if (others.isEmpty() || !(others.getFirst() instanceof Quantity(_, Unit first))) return quantity();
        return quantity(dice.pick(UNITS.stream().filter(first::isComparable).toList()));
    }
}

package fovea.examples.phrasebook;

import com.ibm.icu.text.ConstrainedFieldPosition;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.ListFormatter.Type;
import com.ibm.icu.text.ListFormatter.Width;
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
import java.util.ArrayList;
import java.util.List;

/// Says any [Fact] in one language, and which words say what.
///
/// ICU's formatters are slow to make, so a speaker makes each once. They are not safe for threads, and neither is it.
final class Speaker {
    private final NumberWords numbers;
    private final Calendars calendars;
    private final Quantities quantities;
    private final Names names;
    private final ListFormatter and, or, units;

    Speaker(Language language) {
        numbers = new NumberWords(language);
        calendars = new Calendars(language);
        quantities = new Quantities(language);
        names = new Names(language);
        and = ListFormatter.getInstance(language.locale(), Type.AND, Width.WIDE);
        or = ListFormatter.getInstance(language.locale(), Type.OR, Width.WIDE);
        units = ListFormatter.getInstance(language.locale(), Type.UNITS, Width.WIDE);
    }

    Wording say(Fact fact) {
        return switch (fact) {
            case Cardinal(int value) -> numbers.cardinal(value);
            case Ordinal(int value) -> numbers.ordinal(value);
            case Day(var date, var style) -> calendars.date(date, style);
            case Clock(var time, var style) -> calendars.time(time, style);
            case Days(var first, var last, var style) -> calendars.range(first, last, style);
            case Quantity(var amount, var unit) -> quantities.say(amount, unit);
            case Lapse(var amounts) -> list(units, amounts);
            case Name name -> names.say(name);
            case Several(var members, var junction) -> list(junction == Junction.AND ? and : or, members);
        };
    }

    /// Members keep their own pieces, as `member 0/amount` and so on.
    private Wording list(ListFormatter format, List<? extends Fact> members) {
        var said = members.stream().map(this::say).toList();
        var value = format.formatToValue(said.stream().map(Wording::text).toList());
        var pieces = new ArrayList<Piece>();
        var position = new ConstrainedFieldPosition();
        position.constrainClass(ListFormatter.SpanField.class);
        while (value.nextPosition(position)) {
            int index = (Integer) position.getFieldValue();
            for (var piece : said.get(index).pieces())
                pieces.add(piece.within("member " + index, position.getStart()));
        }
        return new Wording(value.toString(), pieces);
    }

    /// The fact in the style that the words suggest: French writes `5 mars 2025` both long and medium, and whoever
    /// reads that translates it as a long date. Without this rule one source would have two targets.
    Fact canonical(Fact fact) {
        Fact longer = switch (fact) {
            case Day(var date, var style) when style == Style.MEDIUM -> new Day(date, Style.LONG);
            case Days(var first, var last, var style) when style == Style.MEDIUM -> new Days(first, last, Style.LONG);
            default -> fact;
        };
        return longer == fact || say(longer).text().equals(say(fact).text()) ? longer : fact;
    }
}

package fovea.examples.phrasebook;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.TrailingZeroDisplay;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.ConstrainedFieldPosition;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency.CurrencyUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;

/// Says amounts with their unit in full: `2.5 kilometers`, `12.50 euros`.
///
/// Two meanings: the `amount` with its signs and separators, and the `unit`, which Chinese may put on both sides
/// (`每小时90公里`).
final class Quantities {
    private final Map<Unit, LocalizedNumberFormatter> formats = new EnumMap<>(Unit.class);

    Quantities(Language language) {
        var base = NumberFormatter.withLocale(language.locale()).unitWidth(UnitWidth.FULL_NAME);
        var cents = Precision.currency(CurrencyUsage.STANDARD).trailingZeroDisplay(TrailingZeroDisplay.HIDE_IF_WHOLE);
        for (var unit : Unit.values()) {
            var format = base.unit(unit.measure());
            formats.put(unit, unit.isMoney() ? format.precision(cents) : format);
        }
    }

    Wording say(BigDecimal amount, Unit unit) {
        var value = formats.get(unit).format(amount);
        var units = new ArrayList<Span>();
        var digits = new ArrayList<Span>();
        var position = new ConstrainedFieldPosition();
        while (value.nextPosition(position)) {
            var span = new Span(position.getStart(), position.getLimit());
            (isUnit(position.getField()) ? units : digits).add(span);
        }
        var pieces = new ArrayList<Piece>();
        units.forEach(span -> pieces.add(new Piece(span, "unit")));
        digits.stream().reduce(Span::to).ifPresent(span -> pieces.add(new Piece(span, "amount")));
        return new Wording(value.toString(), pieces);
    }

    private static boolean isUnit(Object field) {
        return field == NumberFormat.Field.MEASURE_UNIT || field == NumberFormat.Field.CURRENCY;
    }
}

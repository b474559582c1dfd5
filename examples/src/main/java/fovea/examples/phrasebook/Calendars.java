package fovea.examples.phrasebook;

import com.ibm.icu.text.ConstrainedFieldPosition;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;
import fovea.examples.phrasebook.Fact.Style;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Says dates, times and ranges of dates, and knows which characters are the day, the month and so on.
///
/// The hour means the same as `AM` and `PM`: where one language writes `2 … PM`, another writes `14`.
/// Fields come from ICU (`formatToCharacterIterator`, `formatToValue`). Everything is said in UTC, on any machine.
final class Calendars {
    private static final Map<DateFormat.Field, String> FIELDS = Map.of(
            DateFormat.Field.DAY_OF_WEEK, "weekday", DateFormat.Field.DAY_OF_MONTH, "day",
            DateFormat.Field.MONTH, "month", DateFormat.Field.YEAR, "year",
            DateFormat.Field.HOUR1, "hour", DateFormat.Field.HOUR_OF_DAY0, "hour", DateFormat.Field.AM_PM, "hour",
            DateFormat.Field.MINUTE, "minute", DateFormat.Field.SECOND, "second");

    private final Map<Style, DateFormat> dates = new EnumMap<>(Style.class);
    private final Map<Style, DateFormat> times = new EnumMap<>(Style.class);
    private final Map<Style, DateIntervalFormat> ranges = new EnumMap<>(Style.class);

    Calendars(Language language) {
        var locale = language.locale();
        dates.put(Style.FULL, inUtc(DateFormat.getDateInstance(DateFormat.FULL, locale)));
        dates.put(Style.LONG, inUtc(DateFormat.getDateInstance(DateFormat.LONG, locale)));
        dates.put(Style.MEDIUM, inUtc(DateFormat.getDateInstance(DateFormat.MEDIUM, locale)));
        times.put(Style.LONG, inUtc(DateFormat.getTimeInstance(DateFormat.MEDIUM, locale)));
        times.put(Style.MEDIUM, inUtc(DateFormat.getTimeInstance(DateFormat.SHORT, locale)));
        ranges.put(Style.LONG, ranges(language, language == Language.ZH ? "yMMMd" : "yMMMMd"));
        ranges.put(Style.MEDIUM, ranges(language, "yMMMd"));
    }

    private static DateFormat inUtc(DateFormat format) {
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format;
    }

    private static DateIntervalFormat ranges(Language language, String skeleton) {
        var format = DateIntervalFormat.getInstance(skeleton, language.locale());
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format;
    }

    Wording date(LocalDate date, Style style) {
        return wording(dates.get(style).formatToCharacterIterator(instant(date.atStartOfDay())));
    }

    Wording time(LocalTime time, Style style) {
        return wording(times.get(style).formatToCharacterIterator(instant(LocalDate.EPOCH.atTime(time))));
    }

    private static Date instant(LocalDateTime moment) {
        return Date.from(moment.toInstant(ZoneOffset.UTC));
    }

    private static Wording wording(AttributedCharacterIterator text) {
        var pieces = new ArrayList<Piece>();
        var all = new StringBuilder();
        for (char c = text.first(); c != CharacterIterator.DONE; c = text.next()) {
            all.append(c);
            if (text.getIndex() + 1 == text.getRunLimit()) {
                var span = new Span(text.getRunStart(), text.getRunLimit());
                text.getAttributes().keySet().forEach(field -> {
                    if (FIELDS.containsKey(field)) pieces.add(new Piece(span, FIELDS.get(field)));
                });
            }
        }
        return new Wording(all.toString(), pieces);
    }

    /// A range says `month 0` and `month 1`; where both are the same and said once, that one word means both.
    Wording range(LocalDate first, LocalDate last, Style style) {
        var days = new DateInterval(instant(first.atStartOfDay()).getTime(), instant(last.atStartOfDay()).getTime());
        var value = ranges.get(style).formatToValue(days);
        var stretches = new TreeMap<String, List<Span>>();
        var position = new ConstrainedFieldPosition();
        position.constrainClass(DateFormat.Field.class);
        while (value.nextPosition(position))
            stretches.computeIfAbsent(FIELDS.get(position.getField()), _ -> new ArrayList<>())
                    .add(new Span(position.getStart(), position.getLimit()));
        var pieces = new ArrayList<Piece>();
        stretches.forEach((field, spans) -> pieces.addAll(ends(field, spans)));
        return new Wording(value.toString(), pieces);
    }

    private static List<Piece> ends(String field, List<Span> spans) {
        String from = field + " 0", to = field + " 1";
        return spans.size() == 1 ? List.of(new Piece(spans.getFirst(), Set.of(from, to)))
                : List.of(new Piece(spans.getFirst(), from), new Piece(spans.getLast(), to));
    }
}

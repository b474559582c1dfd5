package fovea.examples.phrasebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/// Something that can be said in any language; a [Speaker] says it in one.
sealed interface Fact {

    /// Which kind of phrase says it.
    Kind kind();

    /// How much of a date is said: with the weekday, with the month in full, or short.
    enum Style { FULL, LONG, MEDIUM }

    /// How the last two members of a list are joined.
    enum Junction { AND, OR }

    /// A number from 0 to 999,999,999.
    record Cardinal(int value) implements Fact {
        @Override
        public Kind kind() {
            return Kind.CARDINAL;
        }
    }

    /// A rank from 1 on.
    record Ordinal(int value) implements Fact {
        @Override
        public Kind kind() {
            return Kind.ORDINAL;
        }
    }

    /// A day of the Gregorian calendar.
    record Day(LocalDate date, Style style) implements Fact {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }
    }

    /// A time of day, in the short style (to the minute) or the medium one (to the second).
    record Clock(LocalTime time, Style style) implements Fact {
        @Override
        public Kind kind() {
            return Kind.TIME;
        }
    }

    /// From one day to a later one, in the long or the medium style.
    record Days(LocalDate first, LocalDate last, Style style) implements Fact {
        @Override
        public Kind kind() {
            return Kind.DATE_RANGE;
        }
    }

    /// So much of a unit.
    record Quantity(BigDecimal amount, Unit unit) implements Fact {
        @Override
        public Kind kind() {
            return Kind.MEASURE;
        }
    }

    /// Amounts of falling units of time.
    record Lapse(List<Quantity> amounts) implements Fact {
        @Override
        public Kind kind() {
            return Kind.DURATION;
        }
    }

    /// What a code of ISO 3166, 639 or 4217 stands for.
    record Name(Kind kind, String code) implements Fact {}

    /// Two or three facts of one kind.
    record Several(List<Fact> members, Junction junction) implements Fact {
        @Override
        public Kind kind() {
            return Kind.LIST;
        }
    }
}

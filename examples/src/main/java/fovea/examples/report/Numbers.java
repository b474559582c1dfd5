package fovea.examples.report;

import java.util.Locale;
import java.util.OptionalDouble;

/// Numbers as reports show them, the same in every country; `-` for what is not known.
public final class Numbers {

    private static final String UNKNOWN = "-";

    private Numbers() {}

    /// With that many digits behind the point.
    public static String fixed(OptionalDouble number, int digits) {
        return number.isPresent() ? fixed(number.getAsDouble(), digits) : UNKNOWN;
    }

    /// With that many digits behind the point.
    public static String fixed(double number, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", number);
    }

    /// A whole number in groups of three.
    public static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// Some seconds, as `1 min 23 s`.
    public static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole >= 3600)
            return "%d h %d min".formatted(whole / 3600, whole / 60 % 60);
        return whole >= 60 ? "%d min %d s".formatted(whole / 60, whole % 60) : fixed(seconds, 1) + " s";
    }
}

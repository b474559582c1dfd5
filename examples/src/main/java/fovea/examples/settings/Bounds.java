package fovea.examples.settings;

import java.util.Locale;

/// Checks of settings, whose errors name the option.
final class Bounds {

    private Bounds() {}

    static void check(String option, long value, long least, long most) {
        if (value < least || value > most)
            throw new SettingsException("%s must be a whole number from %,d to %,d; got %d"
                    .formatted(option, least, most, value));
    }

    /// From `least` up to, but not with, `limit`.
    static void check(String option, double value, double least, double limit) {
        if (!(value >= least && value < limit))
            throw new SettingsException(String.format(Locale.ROOT, "%s must be at least %s and below %s; got %s",
            option, least, limit, value));
    }
}

package fovea.examples.phrasebook;

import java.util.Locale;

/// What a phrase says; the third column of `train.tsv` and `heldout.tsv`.
public enum Kind {
    /// A number spelled out: `two hundred and seven`.
    CARDINAL,
    /// A rank spelled out: `twenty-first`.
    ORDINAL,
    /// A day in the full, long or medium style: `Wednesday, March 5, 2025`.
    DATE,
    /// A time of day, with or without seconds: `2:30 PM`.
    TIME,
    /// From one day to another: `March 5 – 9, 2025`.
    DATE_RANGE,
    /// Two or three amounts of time: `3 hours, 5 minutes`.
    DURATION,
    /// An amount of something: `2.5 kilometers`.
    MEASURE,
    /// The name of a country or territory: `Switzerland`.
    COUNTRY,
    /// The name of a language: `Swahili`.
    LANGUAGE,
    /// The name of a currency: `Swiss Franc`.
    CURRENCY,
    /// Two or three of the above: `Norway, Chad, and Peru`.
    LIST;

    /// The name as files write it, such as `date_range`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether Unicode lists everything of this kind, so that there are only a few hundred phrases of it.
    boolean closed() {
        return this == COUNTRY || this == LANGUAGE || this == CURRENCY;
    }
}

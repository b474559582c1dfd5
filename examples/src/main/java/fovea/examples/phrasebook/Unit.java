package fovea.examples.phrasebook;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;

/// What is measured in the phrasebook: units of time, everyday units, and the money of a few countries.
enum Unit {
    YEAR(MeasureUnit.YEAR, 99), MONTH(MeasureUnit.MONTH, 11), WEEK(MeasureUnit.WEEK, 51), DAY(MeasureUnit.DAY, 30),
    HOUR(MeasureUnit.HOUR, 23), MINUTE(MeasureUnit.MINUTE, 59), SECOND(MeasureUnit.SECOND, 59),

    KILOMETER(MeasureUnit.KILOMETER, 20_000), METER(MeasureUnit.METER, 2_000), CENTIMETER(MeasureUnit.CENTIMETER, 250),
    MILLIMETER(MeasureUnit.MILLIMETER, 100), MILE(MeasureUnit.MILE, 500), FOOT(MeasureUnit.FOOT, 1_000),
    INCH(MeasureUnit.INCH, 50), KILOGRAM(MeasureUnit.KILOGRAM, 500), GRAM(MeasureUnit.GRAM, 900),
    TONNE(MeasureUnit.TONNE, 5_000), LITER(MeasureUnit.LITER, 200), MILLILITER(MeasureUnit.MILLILITER, 900),
    SQUARE_METER(MeasureUnit.SQUARE_METER, 2_000), SQUARE_KILOMETER(MeasureUnit.SQUARE_KILOMETER, 20_000),
    HECTARE(MeasureUnit.HECTARE, 500), CUBIC_METER(MeasureUnit.CUBIC_METER, 900),
    SPEED(MeasureUnit.KILOMETER_PER_HOUR, 320), CELSIUS(MeasureUnit.CELSIUS, 45), WATT(MeasureUnit.WATT, 900),
    MEGABYTE(MeasureUnit.MEGABYTE, 900), GIGABYTE(MeasureUnit.GIGABYTE, 500), PERCENT(MeasureUnit.PERCENT, 100),

    EURO("EUR"), US_DOLLAR("USD"), POUND("GBP"), SWISS_FRANC("CHF"), CANADIAN_DOLLAR("CAD"), YEN("JPY");

    private final MeasureUnit measure;
    private final int most;

    Unit(MeasureUnit measure, int most) {
        this.measure = measure;
        this.most = most;
    }

    Unit(String currency) {
        this(Currency.getInstance(currency), 5_000);
    }

    /// ICU's name for it.
    MeasureUnit measure() {
        return measure;
    }

    /// The largest amount that people are likely to name.
    int most() {
        return most;
    }

    /// Whether both measure the same sort of thing, such as length.
    boolean isComparable(Unit that) {
        return measure.getType().equals(that.measure.getType());
    }

    boolean isMoney() {
        return measure instanceof Currency;
    }
}

package fovea.tensor;

import java.util.Arrays;
import java.util.Locale;

/// How the numbers of one tensor are written: all with as many decimals as the one that needs most, four at most, and
/// all in scientific notation if one is very large or very small.
///
/// ```text
/// [1.    2.5   0.125]              [1.0e-09 2.5e+00]
/// ```
///
/// Very large is 10⁸ and more, very small less than 10⁻⁴, as for NumPy. NumPy also turns to powers of ten where the
/// largest is a thousand times the smallest; weights nearly always are, so that we keep `[0.001 1.1]` plain.
///
/// @param places     digits behind the point
/// @param scientific whether powers of ten are split off
record Decimals(int places, boolean scientific) {

    private static final int MOST = 4;
    private static final double LARGE = 1e8;
    private static final double SMALL = 1e-4;

    static Decimals of(double... numbers) {
        double[] plain = Arrays.stream(numbers).filter(x -> x != 0 && Double.isFinite(x)).toArray();
        var most = new Decimals(MOST, Arrays.stream(plain).map(Math::abs).anyMatch(x -> x >= LARGE || x < SMALL));
        int places = Arrays.stream(plain).mapToInt(most::needed).max().orElse(0);
        return new Decimals(places, most.scientific);
    }

    /// How many decimals of x are not zeros at the end.
    private int needed(double x) {
        String digits = format(x).split("e")[0], fraction = digits.substring(digits.indexOf('.') + 1);
        return fraction.replaceAll("0+$", "").length();
    }

    /// One number. Zeros at the end of its fraction are blanks, so that all points stand below each other.
    String written(double x) {
        if (!Double.isFinite(x))
            return Double.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
        String number = format(x);
        if (places == 0)
            return scientific ? number.replace("e", ".e") : number + ".";
        if (scientific)
            return number;
        String digits = number.replaceAll("0+$", "");
        return digits + " ".repeat(number.length() - digits.length());
    }

    private String format(double x) {
        return String.format(Locale.ROOT, "%." + places + (scientific ? "e" : "f"), x);
    }
}

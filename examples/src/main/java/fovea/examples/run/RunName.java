package fovea.examples.run;

import java.util.regex.Pattern;

/// The name of a run, which is the name of its folder; it cannot lead out of `runs/`.
///
/// @param text letters, digits, `.`, `-` and `_`, the first a letter or digit
public record RunName(String text) {

    private static final int LONGEST = 100;
    private static final Pattern GOOD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,%d}"
            .formatted(LONGEST - 1));

    /// @throws RunException if the text is no name
    public RunName {
        if (!isGood(text))
            throw new RunException(("a run's name has up to %d letters, digits, '.', '-' and '_', begins with a letter "
                    + "or digit, and is not 'latest'; got '%s'").formatted(LONGEST, shown(text)));
    }

    /// Whether a text can be a name.
    public static boolean isGood(String text) {
        return GOOD.matcher(text).matches() && !text.equalsIgnoreCase(Runs.LATEST);
    }

    private static String shown(String text) {
        String visible = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return visible.length() > LONGEST ? visible.substring(0, LONGEST) + "…" : visible;
    }

    @Override
    public String toString() {
        return text;
    }
}

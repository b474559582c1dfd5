package fovea.nn.training;

/// Checks of settings.
final class Numbers {

    private Numbers() {}

    /// From 0 on.
    static void check(String of, String name, double number) {
        if (!(number >= 0 && number < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("%s: %s must be a number from 0 on; got %s".formatted(of, name, number));
    }

    /// From 0 to less than 1.
    static void checkShare(String of, String name, double number) {
        if (!(number >= 0 && number < 1))
            throw new IllegalArgumentException(
                    "%s: %s must be at least 0 and less than 1; got %s".formatted(of, name, number));
    }
}

package fovea.nn.decoding;

/// When a text ends.
///
/// @param end     the token that ends it, or −1 if none does
/// @param longest the most tokens, the end counted; a text that has not ended by then is cut
public record Limits(int end, int longest) {

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if `longest` is negative, or `end` no token
    public Limits {
        if (end < -1 || longest < 0)
            throw new IllegalArgumentException(
                    "Limits: end must be a token and longest not negative; got %d and %d".formatted(end, longest));
    }

    /// A text ends with `end`, or after `longest` tokens.
    public static Limits of(int end, int longest) {
        return new Limits(end, longest);
    }

    /// A text has exactly this many tokens.
    public static Limits ofLength(int length) {
        return new Limits(-1, length);
    }
}

package fovea.examples.text;

/// How much of a file of pairs is read.
///
/// @param lineBytes the longest line; a longer one refuses the file
/// @param totalBytes the longest file, unpacked; a longer one is refused
/// @param pairs after so many pairs reading ends
public record PairLimits(int lineBytes, long totalBytes, int pairs) {
    /// Lines up to 1 MiB, 2 GiB in all, and the first five million pairs.
    public static final PairLimits DEFAULT = new PairLimits(1 << 20, 2L << 30, 5_000_000);

    /// The same, but only the first so many pairs.
    ///
    /// @throws IllegalArgumentException if that is below 1
    public PairLimits withPairs(int pairs) {
        if (pairs < 1) throw new IllegalArgumentException("pairs: the limit must be 1 or more; got " + pairs);
        return new PairLimits(lineBytes, totalBytes, pairs);
    }
}

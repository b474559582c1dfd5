package fovea.kernel;

/// How a recurrence walks a batch: how many rows and steps, how wide the state is, and where each step of each row
/// lies.
///
/// Every row starts with step 0, whichever way it walks, and stops after its own length:
///
/// ```text
///     length 3 of 4 steps, forward    positions 0 1 2        position 3 is padding
///                          backward   positions 2 1 0
/// ```
///
/// @param gates     what happens at a step
/// @param rows      B
/// @param steps     T, the length of the arrays
/// @param width     H
/// @param lengths   how many steps each row takes, each at most T
/// @param backwards whether rows are walked from their ends
public record Unroll(Gates gates, int rows, int steps, int width, int[] lengths, boolean backwards) {

    /// Where step `s` of a row lies among all `B · T` positions.
    int position(int row, int s) {
        return row * steps + (backwards ? lengths[row] - 1 - s : s);
    }

    /// How many steps the longest of some rows takes.
    int longest(int first, int count) {
        int longest = 0;
        for (int row = first; row < first + count; row++)
            longest = Math.max(longest, lengths[row]);
        return longest;
    }

    /// All positions, B · T.
    public int positions() {
        return rows * steps;
    }
}

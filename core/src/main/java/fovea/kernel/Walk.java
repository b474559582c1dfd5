package fovea.kernel;

/// How two operands are walked while the result is written in order: for each axis its size, and how far each operand
/// moves along it. A stride of 0 stands still, which is all that broadcasting is.
///
/// ```text
/// (4, 3) + (3)      sizes [4, 3]   a [3, 1]   b [0, 1]
/// (4, 3) + (4, 1)   sizes [4, 3]   a [3, 1]   b [1, 0]
/// ```
///
/// Along the last axis both strides are 0 or 1, so that it can be walked as a row.
///
/// @param sizes the result's sizes, outermost first, at least one
/// @param a     strides of the left operand
/// @param b     strides of the right operand
public record Walk(int[] sizes, int[] a, int[] b) {

    /// What is done with each row: where it starts in the left operand, the right operand and the result.
    @FunctionalInterface
    interface Row {
        void at(int a, int b, int out);
    }

    /// How long a row is.
    int rowLength() {
        return sizes[sizes.length - 1];
    }

    /// How many rows there are.
    int rows() {
        int rows = 1;
        for (int axis = 0; axis < sizes.length - 1; axis++)
            rows *= sizes[axis];
        return rows;
    }

    /// Visits the rows `from` to `to` (exclusive) in order.
    void rows(int from, int to, Row row) {
        int last = sizes.length - 1;
        int[] at = new int[last];
        int i = 0, j = 0;
        for (int axis = last - 1, rest = from; axis >= 0; axis--) {
            at[axis] = rest % sizes[axis];
            rest /= sizes[axis];
            i += at[axis] * a[axis];
            j += at[axis] * b[axis];
        }
        for (int r = from; r < to; r++) {
            row.at(i, j, r * sizes[last]);
            for (int axis = last - 1; axis >= 0; axis--) {   // an odometer: the innermost wheel turns first
                i += a[axis];
                j += b[axis];
                if (++at[axis] < sizes[axis])
                    break;
                i -= at[axis] * a[axis];
                j -= at[axis] * b[axis];
                at[axis] = 0;
            }
        }
    }
}

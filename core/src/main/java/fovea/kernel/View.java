package fovea.kernel;

/// A way to walk an array: where to start, and for each axis how many steps of which length.
/// Permutations, slices (with steps, backwards too) and stretching are all views.
///
/// ```text
/// transpose of (2, 3):   start 0   sizes [3, 2]   strides [1, 3]
/// x[:, 1]   of (2, 3):   start 1   sizes [2]      strides [3]
/// ```
///
/// @param start   index of the first element
/// @param sizes   how many steps, outermost first
/// @param strides how long a step is; 0 repeats, a negative one walks backwards
public record View(int start, int[] sizes, int[] strides) {

    /// Where a row starts in the array that is walked, and in the row-major array of the walk.
    @FunctionalInterface
    public interface Row {
        /// Takes the row that starts at `walked` in one array and at `inOrder` in the other.
        void at(int walked, int inOrder);
    }

    /// How many elements the walk meets.
    int volume() {
        int volume = 1;
        for (int size : sizes)
            volume *= size;
        return volume;
    }

    /// Steps along the last axis; 1 for a walk without axes.
    public int rowLength() {
        return sizes.length == 0 ? 1 : sizes[sizes.length - 1];
    }

    /// How far apart neighbours of a row lie.
    public int rowStride() {
        return sizes.length == 0 ? 1 : strides[strides.length - 1];
    }

    /// How many rows there are.
    int rows() {
        return rowLength() == 0 ? 0 : volume() / rowLength();
    }

    /// Where a row starts in the array that is walked.
    int startOf(int row) {
        int walked = start;
        for (int axis = sizes.length - 2, rest = row; axis >= 0 && rest > 0; rest /= sizes[axis--])
            walked += rest % sizes[axis] * strides[axis];
        return walked;
    }

    /// Visits every row in order.
    public void rows(Row row) {
        rows(0, rows(), row);
    }

    /// Visits the rows `from … to` in order.
    void rows(int from, int to, Row row) {
        int last = Math.max(0, sizes.length - 1), length = rowLength();
        int[] at = new int[last];
        int walked = startOf(from);
        for (int axis = last - 1, rest = from; axis >= 0 && rest > 0; rest /= sizes[axis--])
            at[axis] = rest % sizes[axis];
        for (int r = from; r < to; r++) {
            row.at(walked, r * length);
            for (int axis = last - 1; axis >= 0; axis--) {
                walked += strides[axis];
                if (++at[axis] < sizes[axis])
                    break;
                walked -= at[axis] * strides[axis];
                at[axis] = 0;
            }
        }
    }
}

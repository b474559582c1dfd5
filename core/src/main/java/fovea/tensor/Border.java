package fovea.tensor;

/// What stands beyond the ends of an axis when it is padded.
///
/// ```text
/// of [1 2 3], two on either side:
/// EDGE        1 1 [1 2 3] 3 3        NumPy's edge, PyTorch's replicate
/// REFLECT     3 2 [1 2 3] 2 1        the same in both
/// SYMMETRIC   2 1 [1 2 3] 3 2        NumPy's
/// WRAP        2 3 [1 2 3] 1 2        NumPy's wrap, PyTorch's circular
/// ```
public enum Border {
    /// The last element again and again.
    EDGE { @Override int inside(int i, int n) { return Math.clamp(i, 0, n - 1); } },
    /// Mirrored at the last element, which stands there once.
    REFLECT {
        @Override int inside(int i, int n) {
            int back = Math.floorMod(i, Math.max(1, 2 * (n - 1)));
            return Math.min(back, 2 * (n - 1) - back);
        }
    },
    /// Mirrored behind the last element, which stands there twice.
    SYMMETRIC {
        @Override int inside(int i, int n) {
            int back = Math.floorMod(i, 2 * n);
            return Math.min(back, 2 * n - 1 - back);
        }
    },
    /// Starting again from the other end.
    WRAP { @Override int inside(int i, int n) { return Math.floorMod(i, n); } };

    /// Which of `n` elements stands at position `i`, which may lie outside.
    abstract int inside(int i, int n);
}

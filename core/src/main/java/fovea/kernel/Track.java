package fovea.kernel;

/// How a window moves along one axis: over `n` elements with `padding` zeros at either end, `stride` at a time. It
/// looks at `size` of them, `dilation` apart.
///
/// ```text
/// n = 5, size 2, stride 2, padding 1:    0 [a b c d e] 0     windows (0 a) (b c) (d e)
/// ```
///
/// @param n        how many elements there are
/// @param size     how many of them a window sees
/// @param stride   how far apart windows begin
/// @param padding  how many zeros are put before the first and after the last element
/// @param dilation how far apart the elements of a window lie
public record Track(int n, int size, int stride, int padding, int dilation) {

    /// How many windows fit: `⌊(n + 2 padding − dilation (size − 1) − 1) / stride⌋ + 1`.
    public int count() {
        return Math.floorDiv(n + 2 * padding - reach(), stride) + 1;
    }

    /// From a window's first element to its last, both included.
    public int reach() {
        return dilation * (size - 1) + 1;
    }

    /// Which element is number `i` of window `o`; outside `0 … n − 1` there are zeros.
    int at(int o, int i) {
        return o * stride - padding + i * dilation;
    }

    /// The first window whose element `i` is none of the padding.
    int from(int i) {
        return Math.clamp(Math.ceilDiv(padding - i * dilation, stride), 0, count());
    }

    /// The window after the last whose element `i` is none of the padding.
    int to(int i) {
        return Math.clamp(Math.ceilDiv(n + padding - i * dilation, stride), from(i), count());
    }
}

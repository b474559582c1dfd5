package fovea.kernel;

/// An axis in the middle: an array of `outer · n · inner` elements in which the middle one is worked along.
///
/// Element `(o, i, j)` lies at `(o · n + i) · inner + j`.
///
/// @param outer how many stacks
/// @param n     the size of the axis itself
/// @param inner how many elements lie side by side
public record Block(int outer, int n, int inner) {

    /// All elements.
    public int volume() {
        return outer * n * inner;
    }

    /// Lines along the axis: `outer · inner`.
    public int lines() {
        return outer * inner;
    }

    /// Where a line along the axis starts.
    int start(int line) {
        return line / inner * n * inner + line % inner;
    }

    /// The same block with another size along the axis.
    public Block with(int size) {
        return new Block(outer, size, inner);
    }
}

package fovea.tensor;

/// What is taken along an axis, or along several: NumPy's square brackets.
///
/// ```text
/// NumPy                   Fovea                                       what it does
/// x[2]                    x.get(at(2))                                one position; the axis is gone
/// x[1:5:2]                x.get(Range.of(1, 5).by(2))                 a range; the axis stays
/// x[:, -1]                x.get(all(), at(-1))                        everything along an axis
/// x[[0, 2]]               x.get(of(0, 2))                             a list: these, in this order
/// x[mask]                 x.get(where(mask))                          where the mask is true, as a list
/// x[..., 0]               x.get(rest(), at(0))                        all axes nobody speaks of
/// x[:, None]              x.get(all(), newAxis())                     a new axis of size 1
/// ```
///
/// Axes that nobody speaks of are taken whole. Negative positions count from the end. A list may have any shape.
/// Several lists are walked together, after they have been stretched to each other: `x.get(of(0, 1), of(2, 3))` are the
/// two elements (0, 2) and (1, 3). Their common axes stand where the lists stood, or in front if something else than
/// lists stood between them. A mask covers as many axes as it has, whose sizes are its own, and is the list of its true
/// positions. All that is NumPy's; only a single position next to lists is no list here and just drops its axis.
public sealed interface Index permits Range, Index.At, Index.Positions, Index.Mask, Index.Mark {

    /// One position, and the axis is gone.   `x.get(at(-1))` of `[1 2 3]` is 3.
    static Index at(int position) {
        return new At(position);
    }

    /// Everything along an axis.   `x.get(all(), at(0))` of `[[1 2] [3 4]]` is `[1 3]`.
    static Index all() {
        return Range.all();
    }

    /// These positions in this order; one may come again.   `x.get(of(2, 0, 0))` of `[7 8 9]` is `[9 7 7]`.
    static Index of(int... positions) {
        return new Positions(IntTensor.of(positions));
    }

    /// These positions in this order, the axis giving way to the axes of the list.
    static Index of(IntTensor positions) {
        return new Positions(positions);
    }

    /// The positions where the mask is true, in row-major order; it covers as many axes as it has.
    ///
    /// `x.get(where(x.gt(1)))` of `[1 2 3]` is `[2 3]`.
    static Index where(BoolTensor mask) {
        return new Mask(mask);
    }

    /// All axes that nobody else speaks of, `...` in NumPy.   `x.get(rest(), at(0))` of `[[1 2] [3 4]]` is `[1 3]`.
    static Index rest() {
        return Mark.REST;
    }

    /// A new axis of size 1, `None` in NumPy.   `x.get(newAxis())` of `[1 2]` is `[[1 2]]`.
    static Index newAxis() {
        return Mark.NEW_AXIS;
    }

    /// One position.
    ///
    /// @param position counted from 0, or from the end as −1, −2, …
    record At(int position) implements Index {}

    /// A list of positions.
    ///
    /// @param positions each counted from 0, or from the end as −1, −2, …
    record Positions(IntTensor positions) implements Index {}

    /// Where something is true.
    ///
    /// @param mask of the sizes of the axes that it covers
    record Mask(BoolTensor mask) implements Index {}

    /// What takes nothing from an axis.
    enum Mark implements Index {
        /// All axes that nobody else speaks of.
        REST,
        /// A new axis of size 1.
        NEW_AXIS
    }
}

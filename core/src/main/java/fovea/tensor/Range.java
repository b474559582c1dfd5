package fovea.tensor;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Positions along an axis: from `start` (inclusive) to `end` (exclusive), in steps.
///
/// Negative positions count from the end, so `Range.of(-3, -1)` is the third-to-last and the second-to-last element. A
/// negative step walks backwards.
///
/// ```text
/// of [0 1 2 3 4 5]     NumPy      Range                        elements
///                      1:4        Range.of(1, 4)               1 2 3
///                      2:         Range.from(2)                2 3 4 5
///                      :-1        Range.to(-1)                 0 1 2 3 4
///                      ::2        Range.all().by(2)            0 2 4
///                      ::-1       Range.all().by(-1)           5 4 3 2 1 0
///                      4:1:-1     Range.of(4, 1).by(-1)        4 3 2
/// ```
///
/// Unlike NumPy, a range must lie within its axis: `1:9` of six elements is an error and not quietly shorter.
///
/// @param start the first position, or [#OPEN]
/// @param end   where it stops, before this position, or [#OPEN]
/// @param step  how far from one to the next, negative to walk backwards
public record Range(int start, int end, int step) implements Index {

    /// As a start, the end of the axis where the walk begins; as an end, beyond the one where it ends.
    public static final int OPEN = Integer.MIN_VALUE;

    /// A range in steps.
    ///
    /// @throws IllegalArgumentException if the step is 0
    public Range {
        if (step == 0)
            throw new IllegalArgumentException("range: the step must not be 0; 1 takes every position, -1 walks back");
    }

    /// Every position from `start` to before `end`.
    public static Range of(int start, int end) {
        return new Range(start, end, 1);
    }

    /// Every position.
    public static Range all() {
        return new Range(OPEN, OPEN, 1);
    }

    /// Every position from `start` on.
    public static Range from(int start) {
        return new Range(start, OPEN, 1);
    }

    /// Every position before `end`.
    public static Range to(int end) {
        return new Range(OPEN, end, 1);
    }

    /// The same range, taking every `step`-th position.
    public Range by(int step) {
        return new Range(start, end, step);
    }

    int first(int size, Shape shape) {
        int at = position(start, step > 0 ? 0 : size - 1, size, shape);
        if (step < 0 && at == size && size > 0)
            throw outside(start, size, shape);
        return at;
    }

    int count(int size, Shape shape) {
        int from = first(size, shape), to = position(end, step > 0 ? size : -1, size, shape);
        if (step > 0 ? to < from : to > from)
            throw new ShapeException("slice", "the end %d lies %s the start %d".formatted(to,
                    step > 0 ? "before" : "after", from), shape);
        return (int) Math.ceilDiv(Math.abs((long) to - from), Math.abs((long) step));
    }

    private static int position(int position, int open, int size, Shape shape) {
        if (position == OPEN)
            return open;
        int counted = position < 0 ? position + size : position;
        if (counted < 0 || counted > size)
            throw outside(position, size, shape);
        return counted;
    }

    private static ShapeException outside(int position, int size, Shape shape) {
        return new ShapeException("slice", "position %d lies outside an axis of %d elements".formatted(position, size),
                shape);
    }
}

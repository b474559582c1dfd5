package fovea.tensor;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Positions along an axis: from `start` (inclusive) to `end` (exclusive), in steps.
///
/// Negative positions count from the end, so `Range.of(-3, -1)` is the third-to-last and the second-to-last element.
///
/// @param start the first position
/// @param end   where it stops, before this position
/// @param step  how far from one to the next, at least 1
public record Range(int start, int end, int step) {

    /// A range in steps of at least 1.
    ///
    /// @throws IllegalArgumentException if the step is not positive
    public Range {
        if (step < 1)
            throw new IllegalArgumentException("range: the step must be at least 1; got " + step
                    + " (flip(axis) walks backwards)");
    }

    /// Every position from `start` to before `end`.
    public static Range of(int start, int end) {
        return new Range(start, end, 1);
    }

    /// The same range, taking every `step`-th position.
    public Range by(int step) {
        return new Range(start, end, step);
    }

    int first(int size, Shape shape) {
        return position(start, size, shape);
    }

    int count(int size, Shape shape) {
        int from = position(start, size, shape), to = position(end, size, shape);
        if (to < from)
            throw new ShapeException("slice", "the end %d lies before the start %d".formatted(end, start), shape);
        return (to - from + step - 1) / step;
    }

    private static int position(int position, int size, Shape shape) {
        int counted = position < 0 ? position + size : position;
        if (counted < 0 || counted > size)
            throw new ShapeException("slice", "position %d lies outside an axis of %d elements"
                    .formatted(position, size), shape);
        return counted;
    }
}

package fovea.kernel;

/// Recurrences: a whole sequence in one call, one row of the batch after the other.
///
/// Rows do not know of each other, so threads share them and never wait for each other between steps. The defaults are
/// the reference.
interface RecurrentKernels {

    /// Walks the batch: `y`, the last states, and what the way back needs.
    default void unroll(Unroll how, UnrollArrays arrays) {
        new ReferenceUnroll(how, arrays).run();
    }

    /// Walks back: the slopes of the products at every position, and of the first states.
    default void unrollSlope(Unroll how, UnrollArrays arrays, UnrollSlopes slopes) {
        new ReferenceUnrollSlope(how, arrays, slopes).run();
    }
}

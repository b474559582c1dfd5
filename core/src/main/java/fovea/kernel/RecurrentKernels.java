package fovea.kernel;

/// Recurrences: a whole sequence in one call, one row of the batch after the other.
///
/// Rows do not know of each other, so threads share them and never wait for each other between steps. The defaults are
/// the reference.
///
/// A walk of many steps packs the weight for itself. Who takes single steps with one weight packs it once for all.
interface RecurrentKernels {

    /// Walks the batch: `y`, the last states, and what the way back needs.
    default void unroll(Unroll how, UnrollArrays arrays) {
        new ReferenceUnroll(how, arrays).run();
    }

    /// Walks back: the slopes of the products at every position, and of the first states.
    default void unrollSlope(Unroll how, UnrollArrays arrays, UnrollSlopes slopes) {
        new ReferenceUnrollSlope(how, arrays, slopes).run();
    }

    /// Whether [#attentive] knows numbers like these; where it does not, such a walk is taken step by step.
    default boolean knowsAttentive(Storage x) {
        return false;
    }

    /// Walks the batch, looking back before each step: queries, weights and contexts, and all that [#unroll] gives.
    default void attentive(AttentiveUnroll walk) {
        throw new AssertionError("attentive");
    }

    /// Walks back: all that [#unrollSlope] and [LookKernels#lookSlope] give. gContext is only read: what reaches the
    /// contexts through the gates is not in it.
    default void attentiveSlope(AttentiveUnroll walk, UnrollSlopes walked, LookSlopes looked) {
        throw new AssertionError("attentiveSlope");
    }

    /// How many numbers a packed weight has; 0 if nothing is gained by packing.
    default int packedLength(Storage weight, Unroll how) {
        return 0;
    }

    /// The weight as a walk reads it best.
    default void pack(Storage weight, Storage packed, Unroll how) {}

    /// The weight as the way back reads it best.
    default void packBack(Storage weight, Storage packed, Unroll how) {}
}

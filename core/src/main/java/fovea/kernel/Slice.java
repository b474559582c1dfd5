package fovea.kernel;

/// The numbers of an array from some index on: one time step of a sequence, one head of many.
///
/// @param array the numbers, and others around them
/// @param at    where they begin
record Slice(float[] array, int at) {

    /// All of an array.
    static Slice of(float[] array) {
        return new Slice(array, 0);
    }
}

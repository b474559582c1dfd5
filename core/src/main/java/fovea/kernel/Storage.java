package fovea.kernel;

/// The numbers of a tensor: a flat array of float32 or float64.
///
/// The array may be longer than the tensor, because arrays are reused; every kernel is told how many elements count.
/// `x instanceof F32(float[] numbers)` is the whole dispatch between the two.
public sealed interface Storage {

    /// Numbers of 32 bits, for training.
    ///
    /// @param array at least as long as the tensor
    record F32(float[] array) implements Storage {
        @Override
        public double at(int index) {
            return array[index];
        }
    }

    /// Numbers of 64 bits, for proofs.
    ///
    /// @param array at least as long as the tensor
    record F64(double[] array) implements Storage {
        @Override
        public double at(int index) {
            return array[index];
        }
    }

    /// One number, widened. For reading out; kernels work on the arrays.
    double at(int index);
}

package fovea.tensor;

import fovea.kernel.Storage;
import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;

/// How precise a tensor's numbers are: float32 for training, float64 for proofs. One operation never mixes the two.
public enum DType {
    /// 32 bits: about 7 decimal digits.
    FLOAT32("float32"),
    /// 64 bits: about 16 decimal digits.
    FLOAT64("float64");

    private final String written;

    DType(String written) {
        this.written = written;
    }

    static DType of(Storage storage) {
        return switch (storage) {
            case F32 _ -> FLOAT32;
            case F64 _ -> FLOAT64;
        };
    }

    static DType same(String operation, Tensor a, Tensor b) {
        if (a.dtype() != b.dtype())
            throw new IllegalArgumentException(("%s: all tensors must have the same dtype; got %s and %s; "
                    + "convert one with to(DType)").formatted(operation, a.dtype(), b.dtype()));
        return a.dtype();
    }

    /// As NumPy and PyTorch write it: `float32`, `float64`.
    @Override
    public String toString() {
        return written;
    }
}

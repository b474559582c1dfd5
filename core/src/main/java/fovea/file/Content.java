package fovea.file;

import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// What stands under a name: floating-point numbers, whole numbers, or yes and no.
sealed interface Content {

    /// Floating-point numbers, F32 or F64.
    record Floating(Tensor tensor) implements Content {}

    /// Whole numbers, I32.
    record Whole(IntTensor tensor) implements Content {}

    /// Yes and no, BOOL.
    record Flags(BoolTensor tensor) implements Content {}

    /// What it is made of when it is written.
    default Element element() {
        return switch (this) {
            case Floating(var tensor) -> tensor.dtype() == DType.FLOAT32 ? Element.F32 : Element.F64;
            case Whole _ -> Element.I32;
            case Flags _ -> Element.BOOL;
        };
    }

    /// The sizes of the axes.
    default Shape shape() {
        return switch (this) {
            case Floating(var tensor) -> tensor.shape();
            case Whole(var tensor) -> tensor.shape();
            case Flags(var tensor) -> tensor.shape();
        };
    }

    /// How many bytes it takes.
    default long bytes() {
        return (long) shape().volume() * element().width;
    }

    /// The floating-point numbers; `where` names this in errors.
    ///
    /// @throws IllegalArgumentException if it is something else
    default Tensor tensor(String where) {
        if (this instanceof Floating(var tensor))
            return tensor;
        throw other(where, "floating-point numbers");
    }

    /// The whole numbers; `where` names this in errors.
    ///
    /// @throws IllegalArgumentException if it is something else
    default IntTensor ints(String where) {
        if (this instanceof Whole(var tensor))
            return tensor;
        throw other(where, "whole numbers");
    }

    /// The yes and no; `where` names this in errors.
    ///
    /// @throws IllegalArgumentException if it is something else
    default BoolTensor bools(String where) {
        if (this instanceof Flags(var tensor))
            return tensor;
        throw other(where, "yes and no");
    }

    private IllegalArgumentException other(String where, String expected) {
        String remedy = switch (this) {
            case Floating _ -> "tensor";
            case Whole _ -> "ints";
            case Flags _ -> "bools";
        };
        return new IllegalArgumentException("%s: %s are expected; there is %s of shape %s, to be read with %s(…)"
                .formatted(where, expected, element(), shape(), remedy));
    }
}

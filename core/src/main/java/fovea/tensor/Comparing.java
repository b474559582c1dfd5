package fovea.tensor;

import fovea.kernel.Comparison;

/// Questions asked element by element; the answers are a mask, and no gradient flows through them.
///
/// Two tensors meet by broadcasting. A comparison with NaN is false, but for [#ne(Tensor)]; infinity equals itself.
///
/// `[1 2 3] < [3 2 1] = [true false false]`
public sealed interface Comparing extends Self permits Tensor {

    /// Where `a < b`.
    default BoolTensor lt(Tensor b) {
        return Broadcast.compare("lt", Comparison.LT, self(), b);
    }

    /// Where `a ≤ b`.
    default BoolTensor le(Tensor b) {
        return Broadcast.compare("le", Comparison.LE, self(), b);
    }

    /// Where `a > b`.
    default BoolTensor gt(Tensor b) {
        return Broadcast.compare("gt", Comparison.GT, self(), b);
    }

    /// Where `a ≥ b`.
    default BoolTensor ge(Tensor b) {
        return Broadcast.compare("ge", Comparison.GE, self(), b);
    }

    /// Where `a = b`.
    default BoolTensor eq(Tensor b) {
        return Broadcast.compare("eq", Comparison.EQ, self(), b);
    }

    /// Where `a ≠ b`.
    default BoolTensor ne(Tensor b) {
        return Broadcast.compare("ne", Comparison.NE, self(), b);
    }

    /// Where `x < c`.
    default BoolTensor lt(double c) {
        return lt(Broadcast.number(c, self()));
    }

    /// Where `x ≤ c`.
    default BoolTensor le(double c) {
        return le(Broadcast.number(c, self()));
    }

    /// Where `x > c`.
    default BoolTensor gt(double c) {
        return gt(Broadcast.number(c, self()));
    }

    /// Where `x ≥ c`.
    default BoolTensor ge(double c) {
        return ge(Broadcast.number(c, self()));
    }

    /// Where `x = c`.
    default BoolTensor eq(double c) {
        return eq(Broadcast.number(c, self()));
    }

    /// Where `x ≠ c`.
    default BoolTensor ne(double c) {
        return ne(Broadcast.number(c, self()));
    }

    /// Where x is not a number.
    ///
    /// `[1 NaN ∞]` gives `[false true false]`.
    default BoolTensor isNaN() {
        return self().ne(self());
    }

    /// Where x is neither NaN nor infinite.
    ///
    /// `[1 NaN ∞]` gives `[true false false]`.
    default BoolTensor isFinite() {
        return self().abs().lt(Double.POSITIVE_INFINITY);
    }
}

package fovea.tensor;

import fovea.kernel.Comparison;

/// Questions asked element by element; the answers are a mask, and no gradient flows through them.
///
/// Two tensors meet by broadcasting. A comparison with NaN is false, but for [#ne(Tensor)]; infinity equals itself.
///
/// `[1 2 3] < [3 2 1] = [true false false]`
public sealed interface Comparing extends Self permits Tensor {

    /// Where `a < b`.   `[1 2 3] < [3 2 1]` is `[true false false]`.
    default BoolTensor lt(Tensor b) {
        return Broadcast.compare("lt", Comparison.LT, self(), b);
    }

    /// Where `a ≤ b`.   `[1 2 3] ≤ [3 2 1]` is `[true true false]`.
    default BoolTensor le(Tensor b) {
        return Broadcast.compare("le", Comparison.LE, self(), b);
    }

    /// Where `a > b`.   `[1 2 3] > [3 2 1]` is `[false false true]`.
    default BoolTensor gt(Tensor b) {
        return Broadcast.compare("gt", Comparison.GT, self(), b);
    }

    /// Where `a ≥ b`.   `[1 2 3] ≥ [3 2 1]` is `[false true true]`.
    default BoolTensor ge(Tensor b) {
        return Broadcast.compare("ge", Comparison.GE, self(), b);
    }

    /// Where `a = b`.   `[1 2 3] = [3 2 1]` is `[false true false]`.
    default BoolTensor eq(Tensor b) {
        return Broadcast.compare("eq", Comparison.EQ, self(), b);
    }

    /// Where `a ≠ b`.   `[1 2 3] ≠ [3 2 1]` is `[true false true]`.
    default BoolTensor ne(Tensor b) {
        return Broadcast.compare("ne", Comparison.NE, self(), b);
    }

    /// Where `x < c`.   `[1 2 3] < 2` is `[true false false]`.
    default BoolTensor lt(double c) {
        return lt(Broadcast.number(c, self()));
    }

    /// Where `x ≤ c`.   `[1 2 3] ≤ 2` is `[true true false]`.
    default BoolTensor le(double c) {
        return le(Broadcast.number(c, self()));
    }

    /// Where `x > c`.   `[1 2 3] > 2` is `[false false true]`.
    default BoolTensor gt(double c) {
        return gt(Broadcast.number(c, self()));
    }

    /// Where `x ≥ c`.   `[1 2 3] ≥ 2` is `[false true true]`.
    default BoolTensor ge(double c) {
        return ge(Broadcast.number(c, self()));
    }

    /// Where `x = c`.   `[1 2 3] = 2` is `[false true false]`.
    default BoolTensor eq(double c) {
        return eq(Broadcast.number(c, self()));
    }

    /// Where `x ≠ c`.   `[1 2 3] ≠ 2` is `[true false true]`.
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

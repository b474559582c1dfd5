package fovea.tensor;

import java.util.Locale;
import java.util.function.LongBinaryOperator;

import fovea.kernel.Comparison;
import fovea.shape.Shape;

/// Whole numbers one by one: arithmetic and comparisons. Two tensors broadcast.
///
/// A result that does not fit into 32 bits is an error; it never wraps around.
public sealed interface IntArithmetic permits IntTensor {

    // ---- arithmetic

    /// `a + b`.   `[1 2] + [10 20] = [11 22]`
    ///
    /// @throws IllegalArgumentException if a sum does not fit into 32 bits
    default IntTensor add(IntTensor b) {
        return zip("add", b, Long::sum);
    }

    /// `a + c`.   `[1 2] + 3 = [4 5]`
    ///
    /// @throws IllegalArgumentException if a sum does not fit into 32 bits
    default IntTensor add(int c) {
        return add(IntTensor.of(Shape.SCALAR, c));
    }

    /// `a − b`.   `[1 2] − [10 20] = [−9 −18]`
    ///
    /// @throws IllegalArgumentException if a difference does not fit into 32 bits
    default IntTensor sub(IntTensor b) {
        return zip("sub", b, (x, y) -> x - y);
    }

    /// `a − c`.   `[1 2] − 3 = [−2 −1]`
    ///
    /// @throws IllegalArgumentException if a difference does not fit into 32 bits
    default IntTensor sub(int c) {
        return sub(IntTensor.of(Shape.SCALAR, c));
    }

    /// `a b`.   `[1 2] · [10 20] = [10 40]`
    ///
    /// @throws IllegalArgumentException if a product does not fit into 32 bits
    default IntTensor mul(IntTensor b) {
        return zip("mul", b, (x, y) -> x * y);
    }

    /// `a c`.   `[1 2] · 3 = [3 6]`
    ///
    /// @throws IllegalArgumentException if a product does not fit into 32 bits
    default IntTensor mul(int c) {
        return mul(IntTensor.of(Shape.SCALAR, c));
    }

    /// `⌊a / b⌋`, Python's `//`: −7 by 2 is −4.
    ///
    /// @throws IllegalArgumentException if there is a 0 to divide by
    default IntTensor floorDiv(IntTensor b) {
        return zip("floorDiv", b, (x, y) -> Math.floorDiv(x, nonzero("floorDiv", y)));
    }

    /// `⌊a / c⌋`, Python's `//`: −7 by 2 is −4.
    ///
    /// @throws IllegalArgumentException if c is 0
    default IntTensor floorDiv(int c) {
        return floorDiv(IntTensor.of(Shape.SCALAR, c));
    }

    /// `a − b ⌊a / b⌋`, Python's `%`: −7 by 2 leaves 1.
    ///
    /// @throws IllegalArgumentException if there is a 0 to divide by
    default IntTensor mod(IntTensor b) {
        return zip("mod", b, (x, y) -> Math.floorMod(x, nonzero("mod", y)));
    }

    /// `a − c ⌊a / c⌋`, Python's `%`: −7 by 2 leaves 1.
    ///
    /// @throws IllegalArgumentException if c is 0
    default IntTensor mod(int c) {
        return mod(IntTensor.of(Shape.SCALAR, c));
    }

    /// `max(a, b)`.   `max([1 5], [3 5]) = [3 5]`
    default IntTensor maximum(IntTensor b) {
        return zip("maximum", b, Math::max);
    }

    /// `min(a, b)`.   `min([1 5], [3 5]) = [1 5]`
    default IntTensor minimum(IntTensor b) {
        return zip("minimum", b, Math::min);
    }

    /// `a` where the mask is true, else `b`; all three broadcast.   `where([true false], [1 2], [3 4]) = [1 4]`
    static IntTensor where(BoolTensor mask, IntTensor a, IntTensor b) {
        Shape shape = mask.shape().broadcast("where", a.shape()).broadcast("where", b.shape());
        BoolTensor wide = mask.expand(shape);
        int[] yes = a.expand(shape).array(), no = b.expand(shape).array();
        return IntTensor.generate(shape, i -> wide.at(i) ? yes[i] : no[i]);
    }

    // ---- comparisons

    /// The answers of comparing two tensors.   `compare(LT, [3 2 1])` of `[1 2 3]` is `[true false false]`.
    default BoolTensor compare(Comparison question, IntTensor b) {
        IntTensor a = (IntTensor) this;
        Shape shape = a.shape().broadcast(question.name().toLowerCase(Locale.ROOT), b.shape());
        int[] left = a.expand(shape).array(), right = b.expand(shape).array();
        return BoolTensor.generate(shape, i -> question.of(left[i], right[i]));
    }

    /// Where `a = b`.   `[1 2 3] = [3 2 1]` is `[false true false]`.
    default BoolTensor eq(IntTensor b) {
        return compare(Comparison.EQ, b);
    }

    /// Where `a ≠ b`.   `[1 2 3] ≠ [3 2 1]` is `[true false true]`.
    default BoolTensor ne(IntTensor b) {
        return compare(Comparison.NE, b);
    }

    /// Where `a < b`.   `[1 2 3] < [3 2 1]` is `[true false false]`.
    default BoolTensor lt(IntTensor b) {
        return compare(Comparison.LT, b);
    }

    /// Where `a ≤ b`.   `[1 2 3] ≤ [3 2 1]` is `[true true false]`.
    default BoolTensor le(IntTensor b) {
        return compare(Comparison.LE, b);
    }

    /// Where `a > b`.   `[1 2 3] > [3 2 1]` is `[false false true]`.
    default BoolTensor gt(IntTensor b) {
        return compare(Comparison.GT, b);
    }

    /// Where `a ≥ b`.   `[1 2 3] ≥ [3 2 1]` is `[false true true]`.
    default BoolTensor ge(IntTensor b) {
        return compare(Comparison.GE, b);
    }

    /// Where the number is `c`.   `[1 2 3] = 2` is `[false true false]`.
    default BoolTensor eq(int c) {
        return eq(IntTensor.of(Shape.SCALAR, c));
    }

    /// Where the number is not `c`.   `[1 2 3] ≠ 2` is `[true false true]`.
    default BoolTensor ne(int c) {
        return ne(IntTensor.of(Shape.SCALAR, c));
    }

    /// Where the number is less than `c`.   `[1 2 3] < 2` is `[true false false]`.
    default BoolTensor lt(int c) {
        return lt(IntTensor.of(Shape.SCALAR, c));
    }

    /// Where the number is `c` or less.   `[1 2 3] ≤ 2` is `[true true false]`.
    default BoolTensor le(int c) {
        return le(IntTensor.of(Shape.SCALAR, c));
    }

    /// Where the number is more than `c`.   `[1 2 3] > 2` is `[false false true]`.
    default BoolTensor gt(int c) {
        return gt(IntTensor.of(Shape.SCALAR, c));
    }

    /// Where the number is `c` or more.   `[1 2 3] ≥ 2` is `[false true true]`.
    default BoolTensor ge(int c) {
        return ge(IntTensor.of(Shape.SCALAR, c));
    }

    private IntTensor zip(String operation, IntTensor that, LongBinaryOperator f) {
        IntTensor self = (IntTensor) this;
        Shape shape = self.shape().broadcast(operation, that.shape());
        int[] a = self.expand(shape).array(), b = that.expand(shape).array(), out = new int[a.length];
        for (int i = 0; i < out.length; i++) {
            long whole = f.applyAsLong(a[i], b[i]);
            if (whole != (int) whole)
                throw new IllegalArgumentException("%s: the result of %d and %d does not fit into 32 bits".formatted(
                        operation, a[i], b[i]));
            out[i] = (int) whole;
        }
        return new IntTensor(shape, out);
    }

    private static long nonzero(String operation, long divisor) {
        if (divisor == 0)
            throw new IllegalArgumentException(operation + ": there is a 0 to divide by");
        return divisor;
    }
}

package fovea.kernel;

import java.util.Arrays;

/// The matrix product of float32, `C = A B`, for one pair of matrices or a stack of them.
///
/// ```text
///     C[i, j] = Σ_p A[i, p] B[p, j]         (m, k) · (k, n) → (m, n)
/// ```
///
/// Three ways lead to it:
///
/// 1. A few rows times a B that is stored transposed: B is read as it comes from memory, [FloatFewRows].
/// 2. Some dozens of rows times such a B: the product is turned round, [FloatMirrored].
/// 3. Everything else is cut into blocks for the caches, [FloatBlocks].
final class FloatMatmul {

    private FloatMatmul() {}

    /// `C = A B`. Writes all of `c`; an empty k gives zeros.
    static void multiply(float[] a, float[] b, float[] c, MatmulSize size) {
        if (size.k() == 0)
            Arrays.fill(c, 0, size.stacks() * size.m() * size.n(), 0);
        run(a, b, c, size, FloatStart.ZERO);
    }

    /// `C ← C + A B`
    static void addTo(float[] a, float[] b, float[] c, MatmulSize size) {
        run(a, b, c, size, FloatStart.HELD);
    }

    /// `C = A B + offset`, a number for each column. Writes all of `c`; an empty k gives the offset in each row.
    static void linear(float[] a, float[] b, float[] offset, float[] c, MatmulSize size) {
        FloatStart start = FloatStart.of(offset, size.n());
        if (size.k() == 0)
            start.laid(c, size);
        run(a, b, c, size, start);
    }

    private static void run(float[] a, float[] b, float[] c, MatmulSize given, FloatStart start) {
        MatmulSize size = given.merged();
        if (size.k() == 0 || size.stacks() * size.m() * size.n() == 0)
            return;
        if (FloatFewRows.suits(size, size.m()))
            FloatFewRows.run(a, b, c, size, start.laid(c, size));
        else if (size.stacks() == 1 && FloatMirrored.suits(size, size.m()))
            FloatMirrored.run(a, b, c, size, start.laid(c, size));
        else
            FloatBlocks.run(a, b, c, size, start.padded());
    }
}

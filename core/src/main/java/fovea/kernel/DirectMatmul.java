package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;

import jdk.incubator.vector.FloatVector;

/// The matrix product without packing: rows of B are read where they lie, four rows of C at a time.
///
/// Every element of C is one chain of fused multiply-adds with k ascending, so that lanes, tiles and threads do not show in the bits.
final class DirectMatmul {

    private static final int ROWS = 4;

    private DirectMatmul() {}

    /// `C = A B` for every stack.
    static void multiply(float[] a, float[] b, float[] c, MatmulSize size) {
        int m = size.m(), k = size.k(), n = size.n(), blocks = (m + ROWS - 1) / ROWS;
        float[] straight = size.bTransposed() ? straightened(b, size) : b;
        int stride = size.bTransposed() && size.bStride() != 0 ? k * n : size.bStride();
        int di = size.aTransposed() ? 1 : k, dp = size.aTransposed() ? m : 1;
        long work = 2L * ROWS * k * n;
        Threads.split(size.stacks() * blocks, (int) Math.max(1, 100_000 / Math.max(1, work)), (from, to) -> {
            for (int block = from; block < to; block++) {
                int s = block / blocks, i = block % blocks * ROWS;
                if (i + ROWS <= m)
                    fourRows(a, s * size.aStride() + i * di, di, dp, straight, s * stride, c, (s * m + i) * n, k, n);
                else
                    for (int r = i; r < m; r++)
                        oneRow(a, s * size.aStride() + r * di, dp, straight, s * stride, c, (s * m + r) * n, k, n);
            }
        });
    }

    private static float[] straightened(float[] b, MatmulSize size) {
        int k = size.k(), n = size.n(), stacks = size.bStride() == 0 ? 1 : size.stacks();
        float[] out = new float[stacks * k * n];
        for (int s = 0; s < stacks; s++)
            for (int j = 0; j < n; j++)
                for (int p = 0, from = s * size.bStride() + j * k, to = s * k * n + j; p < k; p++, to += n)
                    out[to] = b[from + p];
        return out;
    }

    private static void fourRows(float[] a, int i, int di, int dp, float[] b, int at, float[] c, int o, int k, int n) {
        int j = 0;
        for (; j <= n - 2 * L; j += 2 * L)
            tile(a, i, di, dp, b, at + j, c, o + j, k, n);
        for (int r = 0; r < ROWS && j < n; r++)
            rest(a, i + r * di, dp, b, at, c, o + r * n, k, n, j);
    }

    private static void tile(float[] a, int i, int di, int dp, float[] b, int at, float[] c, int o, int k, int n) {
        FloatVector c00 = FloatVector.zero(F), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
        for (int p = 0, ia = i, ib = at; p < k; p++, ia += dp, ib += n) {
            FloatVector b0 = FloatVector.fromArray(F, b, ib), b1 = FloatVector.fromArray(F, b, ib + L);
            FloatVector x = FloatVector.broadcast(F, a[ia]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(F, a[ia + di]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(F, a[ia + 2 * di]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(F, a[ia + 3 * di]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
        }
        c00.intoArray(c, o);
        c01.intoArray(c, o + L);
        c10.intoArray(c, o + n);
        c11.intoArray(c, o + n + L);
        c20.intoArray(c, o + 2 * n);
        c21.intoArray(c, o + 2 * n + L);
        c30.intoArray(c, o + 3 * n);
        c31.intoArray(c, o + 3 * n + L);
    }

    private static void oneRow(float[] a, int i, int dp, float[] b, int at, float[] c, int o, int k, int n) {
        rest(a, i, dp, b, at, c, o, k, n, 0);
    }

    private static void rest(float[] a, int i, int dp, float[] b, int at, float[] c, int o, int k, int n, int j) {
        for (; j <= n - L; j += L) {
            FloatVector sum = FloatVector.zero(F);
            for (int p = 0, ia = i, ib = at + j; p < k; p++, ia += dp, ib += n)
                sum = FloatVector.broadcast(F, a[ia]).fma(FloatVector.fromArray(F, b, ib), sum);
            sum.intoArray(c, o + j);
        }
        for (; j < n; j++) {
            float sum = 0;
            for (int p = 0, ia = i, ib = at + j; p < k; p++, ia += dp, ib += n)
                sum = Math.fma(a[ia], b[ib], sum);
            c[o + j] = sum;
        }
    }
}

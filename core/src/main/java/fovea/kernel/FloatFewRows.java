package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// Few rows times a matrix that is stored transposed: `y = x Wᵀ`, what a linear layer does to one word.
///
/// ```text
///     C[i, j] = Σ_p A[i, p] B[j, p]                 A (m, k), m ≤ 8       B (n, k)
/// ```
///
/// Such a product uses each number of B once or a few times, and the memory sets its pace. Packing B for register
/// tiles, as [FloatBlocks] does, would cost more than all the arithmetic. Here B is read once, where it lies, two rows
/// at a time that are **half of B apart**: so there are two streams, each of which reads on where it stopped, and the
/// processor fetches ahead of them. (From memory, 512 x 512: 38 GB/s; four neighbouring rows at a time 26; plainly
/// adding up all of B 36.)
///
/// Each number of C is a dot product over the sixteen virtual lanes of [Lanes]: the same bits for any vector width, any
/// number of threads and any m up to 8. They are not the bits of a taller product, whose sums are one chain each: a
/// row computed alone and the same row in a batch of nine agree to rounding only.
final class FloatFewRows implements Threads.Range {

    private static final int MOST_ROWS = 8;                         // from then on packing pays
    private static final int FEW_NUMBERS = 1 << 14;                 // of B: packing those costs little
    private static final int HIGH = 4;                              // rows of A at once
    private static final int STREAMS = 2;                           // rows of B at once
    private static final int WORTH_A_THREAD = 1 << 16;              // numbers of B, some 5 µs

    private final float[] a, b, c;
    private final MatmulSize size;
    private final int m, k, n, half;
    private final FloatStart start;

    private FloatFewRows(float[] a, float[] b, float[] c, MatmulSize size, FloatStart start) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.size = size;
        this.m = size.m();
        this.k = size.k();
        this.n = size.n();
        this.half = (n + 1) / STREAMS;
        this.start = start;
    }

    /// Whether a product of m rows should come here. The transpose of a single row lies in memory as the row does.
    static boolean suits(MatmulSize size, int m) {
        int most = (long) size.k() * size.n() <= FEW_NUMBERS ? 1 : MOST_ROWS;
        return size.bTransposed() && m <= most && (m == 1 || !size.aTransposed()) && size.k() >= VIRTUAL;
    }

    /// `C = A B`, or `C ← C + A B`, for each of the stack.
    static void run(float[] a, float[] b, float[] c, MatmulSize size, FloatStart start) {
        var product = new FloatFewRows(a, b, c, size, start);
        Threads.split(size.stacks() * product.half, WORTH_A_THREAD / STREAMS / size.k() + 1, product);
    }

    /// Pairs of rows of B, those of the second stack following those of the first.
    @Override
    public void run(int from, int to) {
        float[] lanes = Workspace.mine().array(0, HIGH * STREAMS * VIRTUAL);
        for (int pair = from; pair < to; pair++)
            for (int i = 0; i < m; i += HIGH)
                tile(pair / half, i, pair % half, lanes);
    }

    /// `C[i … i + 3, j]` and `C[i … i + 3, j + half]`; beyond the last row of A or B that row comes again.
    private void tile(int stack, int i, int j, float[] lanes) {
        int x = stack * size.aStride() + i * k, y = stack * size.bStride() + j * k, to = (stack * m + i) * n + j;
        int high = Math.min(HIGH, m - i), wide = j + half < n ? STREAMS : 1, apart = (wide - 1) * half * k;
        if (high == 1)
            for (int at = 0; at < VIRTUAL; at += 2 * L)
                one(x + at, y + at, y + at + apart, lanes, at);
        else
            for (int at = 0; at < VIRTUAL; at += L)
                four(x + at, high - 1, y + at, y + at + apart, lanes, at);
        for (int r = 0; r < high; r++)
            for (int q = 0; q < wide; q++)
                finish(x + r * k, y + q * apart, lanes, (r * STREAMS + q) * VIRTUAL, to + r * n + q * half);
    }

    /// Adds the products that are left at the end of two rows to their lanes, and these to each other.
    private void finish(int x, int y, float[] lanes, int at, int to) {
        for (int p = k & -VIRTUAL, lane = at; p < k; p++, lane++)
            lanes[lane] = Math.fma(a[x + p], b[y + p], lanes[lane]);
        float dot = Lanes.tree(lanes, at);
        c[to] = start.isHeld ? c[to] + dot : dot;
    }

    /// A row of A with two of B, as many of the sixteen lanes as two vectors hold.
    private void one(int x, int y0, int y1, float[] lanes, int at) {
        float[] a = this.a, b = this.b;
        FloatVector s0 = broadcast(F, 0), s1 = s0, t0 = s0, t1 = s0;
        for (int p = 0; p < (k & -VIRTUAL); p += VIRTUAL) {
            FloatVector v = fromArray(F, a, x + p);
            s0 = v.fma(fromArray(F, b, y0 + p), s0);
            s1 = v.fma(fromArray(F, b, y1 + p), s1);
            if (L < 16) {
                v = fromArray(F, a, x + p + L);
                t0 = v.fma(fromArray(F, b, y0 + p + L), t0);
                t1 = v.fma(fromArray(F, b, y1 + p + L), t1);
            }
        }
        s0.intoArray(lanes, at);
        s1.intoArray(lanes, at + VIRTUAL);
        if (L < 16) {
            t0.intoArray(lanes, at + L);
            t1.intoArray(lanes, at + VIRTUAL + L);
        }
    }

    /// Up to four rows of A with two of B, one vector of the sixteen lanes: eight sums, and five registers for what is
    /// multiplied.
    private void four(int x0, int last, int y0, int y1, float[] lanes, int at) {
        float[] a = this.a, b = this.b;
        int x1 = x0 + Math.min(1, last) * k, x2 = x0 + Math.min(2, last) * k, x3 = x0 + last * k;
        FloatVector s00 = broadcast(F, 0), s10 = s00, s20 = s00, s30 = s00, s01 = s00, s11 = s00, s21 = s00, s31 = s00;
        for (int p = 0; p < (k & -VIRTUAL); p += VIRTUAL) {
            FloatVector w0 = fromArray(F, b, y0 + p), w1 = fromArray(F, b, y1 + p);
            FloatVector v = fromArray(F, a, x0 + p);
            s00 = v.fma(w0, s00); s01 = v.fma(w1, s01);
            v = fromArray(F, a, x1 + p);
            s10 = v.fma(w0, s10); s11 = v.fma(w1, s11);
            v = fromArray(F, a, x2 + p);
            s20 = v.fma(w0, s20); s21 = v.fma(w1, s21);
            v = fromArray(F, a, x3 + p);
            s30 = v.fma(w0, s30); s31 = v.fma(w1, s31);
        }
        s00.intoArray(lanes, at); s01.intoArray(lanes, at + VIRTUAL);
        s10.intoArray(lanes, at + 2 * VIRTUAL); s11.intoArray(lanes, at + 3 * VIRTUAL);
        s20.intoArray(lanes, at + 4 * VIRTUAL); s21.intoArray(lanes, at + 5 * VIRTUAL);
        s30.intoArray(lanes, at + 6 * VIRTUAL); s31.intoArray(lanes, at + 7 * VIRTUAL);
    }
}

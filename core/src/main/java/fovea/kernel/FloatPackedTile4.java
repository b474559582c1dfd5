package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// The tile of six rows and four vectors of columns for an A in rows and a packed B; see [FloatTile].
///
/// It is [FloatTile4] with constant steps, which spare the loop all comparisons of an index with an array's length.
final class FloatPackedTile4 {

    private FloatPackedTile4() {}

    /// `C = S + A B`, S being a row
    static void start(FloatTile t, int i, int high) {
        float[] a = t.a, b = t.b, c = t.c, s = t.s;
        int k = t.k, at = t.bAt, from = t.sAt, last = high - 1;
        int r1 = Math.min(1, last), r2 = Math.min(2, last), r3 = Math.min(3, last), r4 = Math.min(4, last);
        int a0 = t.a(i), a1 = a0 + r1 * t.aDown, a2 = a0 + r2 * t.aDown,
                a3 = a0 + r3 * t.aDown, a4 = a0 + r4 * t.aDown, a5 = a0 + last * t.aDown;
        int y0 = t.c(i), y1 = y0 + r1 * t.cStep, y2 = y0 + r2 * t.cStep,
                y3 = y0 + r3 * t.cStep, y4 = y0 + r4 * t.cStep, y5 = y0 + last * t.cStep;
        FloatVector c00 = fromArray(F, s, from), c01 = fromArray(F, s, from + L);
        FloatVector c02 = fromArray(F, s, from + 2 * L), c03 = fromArray(F, s, from + 3 * L);
        FloatVector c10 = c00, c11 = c01, c12 = c02, c13 = c03;
        FloatVector c20 = c00, c21 = c01, c22 = c02, c23 = c03;
        FloatVector c30 = c00, c31 = c01, c32 = c02, c33 = c03;
        FloatVector c40 = c00, c41 = c01, c42 = c02, c43 = c03;
        FloatVector c50 = c00, c51 = c01, c52 = c02, c53 = c03;
        for (int p = 0; p < k; p++) {
            int q = at + p * 4 * L;
            FloatVector b0 = fromArray(F, b, q), b1 = fromArray(F, b, q + L);
            FloatVector b2 = fromArray(F, b, q + 2 * L), b3 = fromArray(F, b, q + 3 * L);
            FloatVector x = broadcast(F, a[a0 + p]);
            c00 = x.fma(b0, c00); c01 = x.fma(b1, c01); c02 = x.fma(b2, c02); c03 = x.fma(b3, c03);
            x = broadcast(F, a[a1 + p]);
            c10 = x.fma(b0, c10); c11 = x.fma(b1, c11); c12 = x.fma(b2, c12); c13 = x.fma(b3, c13);
            x = broadcast(F, a[a2 + p]);
            c20 = x.fma(b0, c20); c21 = x.fma(b1, c21); c22 = x.fma(b2, c22); c23 = x.fma(b3, c23);
            x = broadcast(F, a[a3 + p]);
            c30 = x.fma(b0, c30); c31 = x.fma(b1, c31); c32 = x.fma(b2, c32); c33 = x.fma(b3, c33);
            x = broadcast(F, a[a4 + p]);
            c40 = x.fma(b0, c40); c41 = x.fma(b1, c41); c42 = x.fma(b2, c42); c43 = x.fma(b3, c43);
            x = broadcast(F, a[a5 + p]);
            c50 = x.fma(b0, c50); c51 = x.fma(b1, c51); c52 = x.fma(b2, c52); c53 = x.fma(b3, c53);
        }
        c00.intoArray(c, y0); c01.intoArray(c, y0 + L);
        c02.intoArray(c, y0 + 2 * L); c03.intoArray(c, y0 + 3 * L);
        c10.intoArray(c, y1); c11.intoArray(c, y1 + L);
        c12.intoArray(c, y1 + 2 * L); c13.intoArray(c, y1 + 3 * L);
        c20.intoArray(c, y2); c21.intoArray(c, y2 + L);
        c22.intoArray(c, y2 + 2 * L); c23.intoArray(c, y2 + 3 * L);
        c30.intoArray(c, y3); c31.intoArray(c, y3 + L);
        c32.intoArray(c, y3 + 2 * L); c33.intoArray(c, y3 + 3 * L);
        c40.intoArray(c, y4); c41.intoArray(c, y4 + L);
        c42.intoArray(c, y4 + 2 * L); c43.intoArray(c, y4 + 3 * L);
        c50.intoArray(c, y5); c51.intoArray(c, y5 + L);
        c52.intoArray(c, y5 + 2 * L); c53.intoArray(c, y5 + 3 * L);
    }

    /// `C ← C + A B`
    static void resume(FloatTile t, int i, int high) {
        float[] a = t.a, b = t.b, c = t.c;
        int k = t.k, at = t.bAt, last = high - 1;
        int r1 = Math.min(1, last), r2 = Math.min(2, last), r3 = Math.min(3, last), r4 = Math.min(4, last);
        int a0 = t.a(i), a1 = a0 + r1 * t.aDown, a2 = a0 + r2 * t.aDown,
                a3 = a0 + r3 * t.aDown, a4 = a0 + r4 * t.aDown, a5 = a0 + last * t.aDown;
        int y0 = t.c(i), y1 = y0 + r1 * t.cStep, y2 = y0 + r2 * t.cStep,
                y3 = y0 + r3 * t.cStep, y4 = y0 + r4 * t.cStep, y5 = y0 + last * t.cStep;
        FloatVector c00 = fromArray(F, c, y0), c01 = fromArray(F, c, y0 + L);
        FloatVector c02 = fromArray(F, c, y0 + 2 * L), c03 = fromArray(F, c, y0 + 3 * L);
        FloatVector c10 = fromArray(F, c, y1), c11 = fromArray(F, c, y1 + L);
        FloatVector c12 = fromArray(F, c, y1 + 2 * L), c13 = fromArray(F, c, y1 + 3 * L);
        FloatVector c20 = fromArray(F, c, y2), c21 = fromArray(F, c, y2 + L);
        FloatVector c22 = fromArray(F, c, y2 + 2 * L), c23 = fromArray(F, c, y2 + 3 * L);
        FloatVector c30 = fromArray(F, c, y3), c31 = fromArray(F, c, y3 + L);
        FloatVector c32 = fromArray(F, c, y3 + 2 * L), c33 = fromArray(F, c, y3 + 3 * L);
        FloatVector c40 = fromArray(F, c, y4), c41 = fromArray(F, c, y4 + L);
        FloatVector c42 = fromArray(F, c, y4 + 2 * L), c43 = fromArray(F, c, y4 + 3 * L);
        FloatVector c50 = fromArray(F, c, y5), c51 = fromArray(F, c, y5 + L);
        FloatVector c52 = fromArray(F, c, y5 + 2 * L), c53 = fromArray(F, c, y5 + 3 * L);
        for (int p = 0; p < k; p++) {
            int q = at + p * 4 * L;
            FloatVector b0 = fromArray(F, b, q), b1 = fromArray(F, b, q + L);
            FloatVector b2 = fromArray(F, b, q + 2 * L), b3 = fromArray(F, b, q + 3 * L);
            FloatVector x = broadcast(F, a[a0 + p]);
            c00 = x.fma(b0, c00); c01 = x.fma(b1, c01); c02 = x.fma(b2, c02); c03 = x.fma(b3, c03);
            x = broadcast(F, a[a1 + p]);
            c10 = x.fma(b0, c10); c11 = x.fma(b1, c11); c12 = x.fma(b2, c12); c13 = x.fma(b3, c13);
            x = broadcast(F, a[a2 + p]);
            c20 = x.fma(b0, c20); c21 = x.fma(b1, c21); c22 = x.fma(b2, c22); c23 = x.fma(b3, c23);
            x = broadcast(F, a[a3 + p]);
            c30 = x.fma(b0, c30); c31 = x.fma(b1, c31); c32 = x.fma(b2, c32); c33 = x.fma(b3, c33);
            x = broadcast(F, a[a4 + p]);
            c40 = x.fma(b0, c40); c41 = x.fma(b1, c41); c42 = x.fma(b2, c42); c43 = x.fma(b3, c43);
            x = broadcast(F, a[a5 + p]);
            c50 = x.fma(b0, c50); c51 = x.fma(b1, c51); c52 = x.fma(b2, c52); c53 = x.fma(b3, c53);
        }
        c00.intoArray(c, y0); c01.intoArray(c, y0 + L);
        c02.intoArray(c, y0 + 2 * L); c03.intoArray(c, y0 + 3 * L);
        c10.intoArray(c, y1); c11.intoArray(c, y1 + L);
        c12.intoArray(c, y1 + 2 * L); c13.intoArray(c, y1 + 3 * L);
        c20.intoArray(c, y2); c21.intoArray(c, y2 + L);
        c22.intoArray(c, y2 + 2 * L); c23.intoArray(c, y2 + 3 * L);
        c30.intoArray(c, y3); c31.intoArray(c, y3 + L);
        c32.intoArray(c, y3 + 2 * L); c33.intoArray(c, y3 + 3 * L);
        c40.intoArray(c, y4); c41.intoArray(c, y4 + L);
        c42.intoArray(c, y4 + 2 * L); c43.intoArray(c, y4 + 3 * L);
        c50.intoArray(c, y5); c51.intoArray(c, y5 + L);
        c52.intoArray(c, y5 + 2 * L); c53.intoArray(c, y5 + 3 * L);
    }
}

package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// The tile of six rows and four vectors of columns; see [FloatTile].
final class FloatTile4 {

    private FloatTile4() {}

    /// `C = A B`
    static void start(FloatTile t, int i, int high) {
        float[] a = t.a, b = t.b, c = t.c;
        int k = t.k, step = t.bStep, down = t.aDown, right = t.aRight, last = high - 1, y0 = t.c(i), a0 = t.a(i);
        int a1 = a0 + Math.min(1, last) * down, a2 = a0 + Math.min(2, last) * down,
                a3 = a0 + Math.min(3, last) * down;
        int a4 = a0 + Math.min(4, last) * down, a5 = a0 + last * down;
        int y1 = y0 + Math.min(1, last) * t.cStep, y2 = y0 + Math.min(2, last) * t.cStep,
                y3 = y0 + Math.min(3, last) * t.cStep;
        int y4 = y0 + Math.min(4, last) * t.cStep, y5 = y0 + last * t.cStep;
        FloatVector c00 = broadcast(F, 0), c01 = broadcast(F, 0), c02 = broadcast(F, 0), c03 = broadcast(F, 0);
        FloatVector c10 = broadcast(F, 0), c11 = broadcast(F, 0), c12 = broadcast(F, 0), c13 = broadcast(F, 0);
        FloatVector c20 = broadcast(F, 0), c21 = broadcast(F, 0), c22 = broadcast(F, 0), c23 = broadcast(F, 0);
        FloatVector c30 = broadcast(F, 0), c31 = broadcast(F, 0), c32 = broadcast(F, 0), c33 = broadcast(F, 0);
        FloatVector c40 = broadcast(F, 0), c41 = broadcast(F, 0), c42 = broadcast(F, 0), c43 = broadcast(F, 0);
        FloatVector c50 = broadcast(F, 0), c51 = broadcast(F, 0), c52 = broadcast(F, 0), c53 = broadcast(F, 0);
        for (int p = 0, q = t.bAt, u = 0; p < k; p++, q += step, u += right) {
            FloatVector b0 = fromArray(F, b, q), b1 = fromArray(F, b, q + L);
            FloatVector b2 = fromArray(F, b, q + 2 * L), b3 = fromArray(F, b, q + 3 * L);
            FloatVector x = broadcast(F, a[a0 + u]);
            c00 = x.fma(b0, c00); c01 = x.fma(b1, c01); c02 = x.fma(b2, c02); c03 = x.fma(b3, c03);
            x = broadcast(F, a[a1 + u]);
            c10 = x.fma(b0, c10); c11 = x.fma(b1, c11); c12 = x.fma(b2, c12); c13 = x.fma(b3, c13);
            x = broadcast(F, a[a2 + u]);
            c20 = x.fma(b0, c20); c21 = x.fma(b1, c21); c22 = x.fma(b2, c22); c23 = x.fma(b3, c23);
            x = broadcast(F, a[a3 + u]);
            c30 = x.fma(b0, c30); c31 = x.fma(b1, c31); c32 = x.fma(b2, c32); c33 = x.fma(b3, c33);
            x = broadcast(F, a[a4 + u]);
            c40 = x.fma(b0, c40); c41 = x.fma(b1, c41); c42 = x.fma(b2, c42); c43 = x.fma(b3, c43);
            x = broadcast(F, a[a5 + u]);
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
        int k = t.k, step = t.bStep, down = t.aDown, right = t.aRight, last = high - 1, y0 = t.c(i), a0 = t.a(i);
        int a1 = a0 + Math.min(1, last) * down, a2 = a0 + Math.min(2, last) * down,
                a3 = a0 + Math.min(3, last) * down;
        int a4 = a0 + Math.min(4, last) * down, a5 = a0 + last * down;
        int y1 = y0 + Math.min(1, last) * t.cStep, y2 = y0 + Math.min(2, last) * t.cStep,
                y3 = y0 + Math.min(3, last) * t.cStep;
        int y4 = y0 + Math.min(4, last) * t.cStep, y5 = y0 + last * t.cStep;
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
        for (int p = 0, q = t.bAt, u = 0; p < k; p++, q += step, u += right) {
            FloatVector b0 = fromArray(F, b, q), b1 = fromArray(F, b, q + L);
            FloatVector b2 = fromArray(F, b, q + 2 * L), b3 = fromArray(F, b, q + 3 * L);
            FloatVector x = broadcast(F, a[a0 + u]);
            c00 = x.fma(b0, c00); c01 = x.fma(b1, c01); c02 = x.fma(b2, c02); c03 = x.fma(b3, c03);
            x = broadcast(F, a[a1 + u]);
            c10 = x.fma(b0, c10); c11 = x.fma(b1, c11); c12 = x.fma(b2, c12); c13 = x.fma(b3, c13);
            x = broadcast(F, a[a2 + u]);
            c20 = x.fma(b0, c20); c21 = x.fma(b1, c21); c22 = x.fma(b2, c22); c23 = x.fma(b3, c23);
            x = broadcast(F, a[a3 + u]);
            c30 = x.fma(b0, c30); c31 = x.fma(b1, c31); c32 = x.fma(b2, c32); c33 = x.fma(b3, c33);
            x = broadcast(F, a[a4 + u]);
            c40 = x.fma(b0, c40); c41 = x.fma(b1, c41); c42 = x.fma(b2, c42); c43 = x.fma(b3, c43);
            x = broadcast(F, a[a5 + u]);
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

package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// The tile of six rows and one vector of columns; see [FloatTile].
final class FloatTile1 {

    private FloatTile1() {}

    /// `C = S + A B`, S being a row
    static void start(FloatTile t, int i, int high) {
        float[] a = t.a, b = t.b, c = t.c, s = t.s;
        int k = t.k, step = t.bStep, right = t.aRight, from = t.sAt, last = high - 1;
        int r1 = Math.min(1, last), r2 = Math.min(2, last), r3 = Math.min(3, last), r4 = Math.min(4, last);
        int a0 = t.a(i), a1 = a0 + r1 * t.aDown, a2 = a0 + r2 * t.aDown,
                a3 = a0 + r3 * t.aDown, a4 = a0 + r4 * t.aDown, a5 = a0 + last * t.aDown;
        int y0 = t.c(i), y1 = y0 + r1 * t.cStep, y2 = y0 + r2 * t.cStep,
                y3 = y0 + r3 * t.cStep, y4 = y0 + r4 * t.cStep, y5 = y0 + last * t.cStep;
        FloatVector c00 = fromArray(F, s, from);
        FloatVector c10 = c00;
        FloatVector c20 = c00;
        FloatVector c30 = c00;
        FloatVector c40 = c00;
        FloatVector c50 = c00;
        for (int p = 0, q = t.bAt, u = 0; p < k; p++, q += step, u += right) {
            FloatVector b0 = fromArray(F, b, q);
            FloatVector x = broadcast(F, a[a0 + u]);
            c00 = x.fma(b0, c00);
            x = broadcast(F, a[a1 + u]);
            c10 = x.fma(b0, c10);
            x = broadcast(F, a[a2 + u]);
            c20 = x.fma(b0, c20);
            x = broadcast(F, a[a3 + u]);
            c30 = x.fma(b0, c30);
            x = broadcast(F, a[a4 + u]);
            c40 = x.fma(b0, c40);
            x = broadcast(F, a[a5 + u]);
            c50 = x.fma(b0, c50);
        }
        c00.intoArray(c, y0);
        c10.intoArray(c, y1);
        c20.intoArray(c, y2);
        c30.intoArray(c, y3);
        c40.intoArray(c, y4);
        c50.intoArray(c, y5);
    }

    /// `C ← C + A B`
    static void resume(FloatTile t, int i, int high) {
        float[] a = t.a, b = t.b, c = t.c;
        int k = t.k, step = t.bStep, right = t.aRight, last = high - 1;
        int r1 = Math.min(1, last), r2 = Math.min(2, last), r3 = Math.min(3, last), r4 = Math.min(4, last);
        int a0 = t.a(i), a1 = a0 + r1 * t.aDown, a2 = a0 + r2 * t.aDown,
                a3 = a0 + r3 * t.aDown, a4 = a0 + r4 * t.aDown, a5 = a0 + last * t.aDown;
        int y0 = t.c(i), y1 = y0 + r1 * t.cStep, y2 = y0 + r2 * t.cStep,
                y3 = y0 + r3 * t.cStep, y4 = y0 + r4 * t.cStep, y5 = y0 + last * t.cStep;
        FloatVector c00 = fromArray(F, c, y0);
        FloatVector c10 = fromArray(F, c, y1);
        FloatVector c20 = fromArray(F, c, y2);
        FloatVector c30 = fromArray(F, c, y3);
        FloatVector c40 = fromArray(F, c, y4);
        FloatVector c50 = fromArray(F, c, y5);
        for (int p = 0, q = t.bAt, u = 0; p < k; p++, q += step, u += right) {
            FloatVector b0 = fromArray(F, b, q);
            FloatVector x = broadcast(F, a[a0 + u]);
            c00 = x.fma(b0, c00);
            x = broadcast(F, a[a1 + u]);
            c10 = x.fma(b0, c10);
            x = broadcast(F, a[a2 + u]);
            c20 = x.fma(b0, c20);
            x = broadcast(F, a[a3 + u]);
            c30 = x.fma(b0, c30);
            x = broadcast(F, a[a4 + u]);
            c40 = x.fma(b0, c40);
            x = broadcast(F, a[a5 + u]);
            c50 = x.fma(b0, c50);
        }
        c00.intoArray(c, y0);
        c10.intoArray(c, y1);
        c20.intoArray(c, y2);
        c30.intoArray(c, y3);
        c40.intoArray(c, y4);
        c50.intoArray(c, y5);
    }
}

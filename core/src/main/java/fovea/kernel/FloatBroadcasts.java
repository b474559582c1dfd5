package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

/// A matrix and a vector, `out[r, j] = f(x[r, j], b[j])` (`b` a row) or `f(x[r, j], b[r])` (`b` a column).
///
/// The range `from … to` counts rows of length `n`. Rows are often short, and the compiler's own vector loops want long
/// ones: hence the Vector API here. `out` may be `x`.
final class FloatBroadcasts {

    private FloatBroadcasts() {}

    /// `x + b`, `b` a row.
    static void addRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            int j = 0;
            for (; j <= n - L; j += L)
                fromArray(F, x, at + j).add(fromArray(F, b, j)).intoArray(out, at + j);
            for (; j < n; j++)
                out[at + j] = x[at + j] + b[j];
        }
    }

    /// `x + b`, `b` a column.
    static void addColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float c = b[r];
            int i = at;
            for (; i <= at + n - L; i += L)
                fromArray(F, x, i).add(broadcast(F, c)).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = x[i] + c;
        }
    }

    /// `x − b`, `b` a row.
    static void subRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            int j = 0;
            for (; j <= n - L; j += L)
                fromArray(F, x, at + j).sub(fromArray(F, b, j)).intoArray(out, at + j);
            for (; j < n; j++)
                out[at + j] = x[at + j] - b[j];
        }
    }

    /// `x − b`, `b` a column.
    static void subColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float c = b[r];
            int i = at;
            for (; i <= at + n - L; i += L)
                fromArray(F, x, i).sub(broadcast(F, c)).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = x[i] - c;
        }
    }

    /// `x b`, `b` a row.
    static void mulRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            int j = 0;
            for (; j <= n - L; j += L)
                fromArray(F, x, at + j).mul(fromArray(F, b, j)).intoArray(out, at + j);
            for (; j < n; j++)
                out[at + j] = x[at + j] * b[j];
        }
    }

    /// `x b`, `b` a column.
    static void mulColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float c = b[r];
            int i = at;
            for (; i <= at + n - L; i += L)
                fromArray(F, x, i).mul(broadcast(F, c)).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = x[i] * c;
        }
    }

    /// `x / b`, `b` a row.
    static void divRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            int j = 0;
            for (; j <= n - L; j += L)
                fromArray(F, x, at + j).div(fromArray(F, b, j)).intoArray(out, at + j);
            for (; j < n; j++)
                out[at + j] = x[at + j] / b[j];
        }
    }

    /// `x / b`, `b` a column.
    static void divColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float c = b[r];
            int i = at;
            for (; i <= at + n - L; i += L)
                fromArray(F, x, i).div(broadcast(F, c)).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = x[i] / c;
        }
    }

    /// The larger of x and b, `b` a row.
    static void maxRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            int j = 0;
            for (; j <= n - L; j += L)
                fromArray(F, x, at + j).max(fromArray(F, b, j)).intoArray(out, at + j);
            for (; j < n; j++)
                out[at + j] = Math.max(x[at + j], b[j]);
        }
    }

    /// The larger of x and b, `b` a column.
    static void maxColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float c = b[r];
            int i = at;
            for (; i <= at + n - L; i += L)
                fromArray(F, x, i).max(broadcast(F, c)).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = Math.max(x[i], c);
        }
    }

    /// The smaller of x and b, `b` a row.
    static void minRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            int j = 0;
            for (; j <= n - L; j += L)
                fromArray(F, x, at + j).min(fromArray(F, b, j)).intoArray(out, at + j);
            for (; j < n; j++)
                out[at + j] = Math.min(x[at + j], b[j]);
        }
    }

    /// The smaller of x and b, `b` a column.
    static void minColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float c = b[r];
            int i = at;
            for (; i <= at + n - L; i += L)
                fromArray(F, x, i).min(broadcast(F, c)).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = Math.min(x[i], c);
        }
    }
}

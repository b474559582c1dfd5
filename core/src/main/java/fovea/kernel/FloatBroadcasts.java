package fovea.kernel;

/// A matrix and a vector, `out[r, j] = f(x[r, j], b[j])` (the same row everywhere) or `f(x[r, j], b[r])` (a number a row).
///
/// The range `from … to` counts rows of length `n`.
final class FloatBroadcasts {

    private FloatBroadcasts() {}

    /// `x + b`, `b` a row.
    static void addRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++)
            for (int j = 0, at = r * n; j < n; j++)
                out[at + j] = x[at + j] + b[j];
    }

    /// `x + b`, `b` a column.
    static void addColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++) {
            float c = b[r];
            for (int i = r * n; i < r * n + n; i++)
                out[i] = x[i] + c;
        }
    }

    /// `x − b`, `b` a row.
    static void subRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++)
            for (int j = 0, at = r * n; j < n; j++)
                out[at + j] = x[at + j] - b[j];
    }

    /// `x − b`, `b` a column.
    static void subColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++) {
            float c = b[r];
            for (int i = r * n; i < r * n + n; i++)
                out[i] = x[i] - c;
        }
    }

    /// `x b`, `b` a row.
    static void mulRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++)
            for (int j = 0, at = r * n; j < n; j++)
                out[at + j] = x[at + j] * b[j];
    }

    /// `x b`, `b` a column.
    static void mulColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++) {
            float c = b[r];
            for (int i = r * n; i < r * n + n; i++)
                out[i] = x[i] * c;
        }
    }

    /// `x / b`, `b` a row.
    static void divRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++)
            for (int j = 0, at = r * n; j < n; j++)
                out[at + j] = x[at + j] / b[j];
    }

    /// `x / b`, `b` a column.
    static void divColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++) {
            float c = b[r];
            for (int i = r * n; i < r * n + n; i++)
                out[i] = x[i] / c;
        }
    }

    /// The larger of x and b, `b` a row.
    static void maxRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++)
            for (int j = 0, at = r * n; j < n; j++)
                out[at + j] = Math.max(x[at + j], b[j]);
    }

    /// The larger of x and b, `b` a column.
    static void maxColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++) {
            float c = b[r];
            for (int i = r * n; i < r * n + n; i++)
                out[i] = Math.max(x[i], c);
        }
    }

    /// The smaller of x and b, `b` a row.
    static void minRow(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++)
            for (int j = 0, at = r * n; j < n; j++)
                out[at + j] = Math.min(x[at + j], b[j]);
    }

    /// The smaller of x and b, `b` a column.
    static void minColumn(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++) {
            float c = b[r];
            for (int i = r * n; i < r * n + n; i++)
                out[i] = Math.min(x[i], c);
        }
    }

    /// `max(0, x + b)`, `b` a row: a linear layer's end.
    static void addRowRelu(float[] x, float[] b, float[] out, int n, int from, int to) {
        for (int r = from; r < to; r++)
            for (int j = 0, at = r * n; j < n; j++)
                out[at + j] = Math.max(x[at + j] + b[j], 0);
    }
}

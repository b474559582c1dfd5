package fovea.kernel;

/// Moving rows to columns.
final class FloatTranspose {

    private static final int BLOCK = 16;

    private FloatTranspose() {}

    /// `out[outAt + j · outStep + i] = x[at + i · step + j]` for `i < rows`, `j < columns`.
    static void move(float[] x, int at, int step, float[] out, int outAt, int outStep, int rows, int columns) {
        for (int j = 0; j < columns; j += BLOCK)
            for (int i = 0; i < rows; i++)
                for (int jj = j; jj < Math.min(columns, j + BLOCK); jj++)
                    out[outAt + jj * outStep + i] = x[at + i * step + jj];
    }
}

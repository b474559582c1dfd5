package fovea.kernel;

/// Copies of rows whose elements lie apart.
final class Strided {

    private Strided() {}

    static void copy(float[] from, int i, int di, float[] to, int o, int dout, int n) {
        if (di == 1 && dout == 1)
            System.arraycopy(from, i, to, o, n);
        else
            for (int x = 0; x < n; x++)
                to[o + x * dout] = from[i + x * di];
    }

    static void copy(double[] from, int i, int di, double[] to, int o, int dout, int n) {
        if (di == 1 && dout == 1)
            System.arraycopy(from, i, to, o, n);
        else
            for (int x = 0; x < n; x++)
                to[o + x * dout] = from[i + x * di];
    }
}

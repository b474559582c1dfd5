package fovea.kernel;

import static fovea.kernel.Smooth.sigmoid;

/// One row at one step of a recurrence, in float64: the formulas of [Gates], each with its slope under it.
final class CellRow {

    private final Gates gates;
    private final int H;
    final double[] x, u, bias;                 // products and biases of the gates
    final double[] h, c;                       // the state, before the step and then after it
    final double[] kept;                       // what the slope needs
    final double[] gh, gc;                     // slopes of the state, after the step and then before it
    final double[] gx, gu;                     // slopes of the products

    CellRow(Gates gates, int width, double... bias) {
        this.gates = gates;
        this.H = width;
        this.bias = bias;
        int memory = gates.hasMemory() ? H : 0;
        x = new double[gates.products() * H];
        u = new double[gates.products() * H];
        h = new double[H];
        c = new double[memory];
        kept = new double[gates.kept() * H];
        gh = new double[H];
        gc = new double[memory];
        gx = new double[gates.products() * H];
        gu = new double[gates.products() * H];
    }

    /// From the state before to the state after.
    void forward() {
        for (int j = 0; j < H; j++)
            switch (gates) {
                case TANH -> kept[j] = h[j] = StrictMath.tanh(sum(j));
                case RELU -> kept[j] = h[j] = Math.max(0, sum(j));
                case GRU -> gru(j);
                case LSTM -> lstm(j);
            }
    }

    /// From the slope of the state after to those of the products and of the state before. What flows through `u` is
    /// still missing in gh.
    void backward() {
        for (int j = 0; j < H; j++)
            switch (gates) {
                case TANH -> single(j, 1 - kept[j] * kept[j]);
                case RELU -> single(j, kept[j] > 0 ? 1 : 0);
                case GRU -> gruSlope(j);
                case LSTM -> lstmSlope(j);
            }
    }

    private double sum(int i) {
        return x[i] + u[i] + bias[i];
    }

    private void single(int j, double slope) {
        gx[j] = gu[j] = gh[j] * slope;
        gh[j] = 0;
    }

    private void gru(int j) {
        double r = sigmoid(sum(j)), z = sigmoid(sum(H + j)), q = u[2 * H + j] + bias[3 * H + j];
        double n = StrictMath.tanh(x[2 * H + j] + bias[2 * H + j] + r * q);
        keep(j, r, z, n, q);
        h[j] = (1 - z) * n + z * h[j];
    }

    private void gruSlope(int j) {
        double r = kept[j], z = kept[H + j], n = kept[2 * H + j], q = kept[3 * H + j], g = gh[j];
        double inTanh = g * (1 - z) * (1 - n * n);
        gx[j] = gu[j] = inTanh * q * r * (1 - r);
        gx[H + j] = gu[H + j] = g * (h[j] - n) * z * (1 - z);
        gx[2 * H + j] = inTanh;
        gu[2 * H + j] = inTanh * r;
        gh[j] = g * z;
    }

    private void lstm(int j) {
        double i = sigmoid(sum(j)), f = sigmoid(sum(H + j)), o = sigmoid(sum(3 * H + j));
        double g = StrictMath.tanh(sum(2 * H + j)), before = c[j];
        c[j] = f * before + i * g;
        double t = StrictMath.tanh(c[j]);
        keep(j, i, f, g, o, before, t);
        h[j] = o * t;
    }

    private void lstmSlope(int j) {
        double i = kept[j], f = kept[H + j], g = kept[2 * H + j], o = kept[3 * H + j];
        double before = kept[4 * H + j], t = kept[5 * H + j];
        double memory = gc[j] + gh[j] * o * (1 - t * t);
        gx[j] = gu[j] = memory * g * i * (1 - i);
        gx[H + j] = gu[H + j] = memory * before * f * (1 - f);
        gx[2 * H + j] = gu[2 * H + j] = memory * i * (1 - g * g);
        gx[3 * H + j] = gu[3 * H + j] = gh[j] * t * o * (1 - o);
        gc[j] = memory * f;
        gh[j] = 0;
    }

    private void keep(int j, double... numbers) {
        for (int k = 0; k < numbers.length; k++)
            kept[k * H + j] = numbers[k];
    }
}

package fovea.kernel;

import java.util.Arrays;

/// A recurrence in plain float64, one row after the other, one step after the other.
final class ReferenceUnroll {

    private final Unroll how;
    private final UnrollArrays arrays;
    private final CellRow row;
    private final boolean keeps;
    private final double[] x, weight, h, c, y, lastH, lastC, kept, before;

    ReferenceUnroll(Unroll how, UnrollArrays arrays) {
        this.how = how;
        this.arrays = arrays;
        row = new CellRow(how.gates(), how.width(), Wide.of(arrays.bias(), how.gates().biases() * how.width()));
        keeps = arrays.keeps();
        int rows = how.rows(), positions = how.positions();
        x = Wide.of(arrays.x(), positions * row.x.length);
        weight = Wide.of(arrays.weight(), row.h.length * row.u.length);
        h = Wide.of(arrays.h(), rows * row.h.length);
        c = Wide.of(arrays.c(), rows * row.c.length);
        y = Wide.room(arrays.y(), positions * row.h.length);
        lastH = Wide.room(arrays.lastH(), rows * row.h.length);
        lastC = Wide.room(arrays.lastC(), rows * row.c.length);
        kept = Wide.room(arrays.kept(), keeps ? positions * row.kept.length : 0);
        before = Wide.room(arrays.before(), keeps ? positions * row.h.length : 0);
    }

    void run() {
        clear(y, how.positions() * row.h.length);
        if (keeps)
            clear(before, how.positions() * row.h.length);
        for (int b = 0; b < how.rows(); b++)
            walk(b);
        round();
    }

    private void walk(int b) {
        read(h, b, row.h);
        read(c, b, row.c);
        for (int s = 0; s < how.lengths()[b]; s++) {
            int at = how.position(b, s);
            read(x, at, row.x);
            if (keeps)
                write(row.h, before, at);
            product(row.h, weight, row.u);
            row.forward();
            write(row.h, y, at);
            if (keeps)
                write(row.kept, kept, at);
        }
        write(row.h, lastH, b);
        write(row.c, lastC, b);
    }

    private void round() {
        Wide.round(y, arrays.y(), how.positions() * row.h.length);
        Wide.round(lastH, arrays.lastH(), how.rows() * row.h.length);
        Wide.round(lastC, arrays.lastC(), how.rows() * row.c.length);
        if (keeps) {
            Wide.round(kept, arrays.kept(), how.positions() * row.kept.length);
            Wide.round(before, arrays.before(), how.positions() * row.h.length);
        }
    }

    /// `out = M v`
    private static void product(double[] v, double[] M, double[] out) {
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            for (int j = 0; j < v.length; j++)
                sum += M[i * v.length + j] * v[j];
            out[i] = sum;
        }
    }

    /// `out += v M`
    static void addProduct(double[] v, double[] M, double[] out) {
        for (int i = 0; i < v.length; i++)
            for (int j = 0; j < out.length; j++)
                out[j] += v[i] * M[i * out.length + j];
    }

    /// Line `at` of an array of lines.
    static void read(double[] lines, int at, double[] line) {
        System.arraycopy(lines, at * line.length, line, 0, line.length);
    }

    static void write(double[] line, double[] lines, int at) {
        System.arraycopy(line, 0, lines, at * line.length, line.length);
    }

    static void clear(double[] array, int n) {
        Arrays.fill(array, 0, n, 0);
    }
}

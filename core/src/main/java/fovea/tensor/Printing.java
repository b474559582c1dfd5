package fovea.tensor;

import java.util.Locale;
import java.util.function.IntFunction;

import fovea.shape.Shape;

/// Tensors in print: nested brackets as NumPy draws them, numbers aligned, the shape and dtype at the end.
///
/// ```text
/// [[1.  2.5]
///  [3. -4. ]] (2, 2) float32
/// ```
///
/// Above 1000 elements only three at either end of each axis are shown.
final class Printing {

    private static final int MANY = 1000;
    private static final int EDGE = 3;

    private Printing() {}

    static String written(Tensor x) {
        return written(x.shape(), x.dtype().toString(), i -> number(x.storage().at(i)));
    }

    static String written(Shape shape, String dtype, IntFunction<String> element) {
        boolean abbreviated = shape.volume() > MANY;
        int width = width(shape, abbreviated, element);
        var text = new StringBuilder();
        write(text, shape, 0, 0, abbreviated, i -> " ".repeat(width - element.apply(i).length()) + element.apply(i));
        return text + " " + shape + " " + dtype;
    }

    /// Up to four decimals, as few as will do; very large and very small numbers in scientific notation.
    static String number(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x))
            return Double.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
        if (x != 0 && (Math.abs(x) >= 1e8 || Math.abs(x) < 1e-4))
            return String.format(Locale.ROOT, "%.4e", x);
        String fixed = String.format(Locale.ROOT, "%.4f", x);
        return fixed.replaceAll("0+$", "");
    }

    private static int width(Shape shape, boolean abbreviated, IntFunction<String> element) {
        int[] widest = {0};
        write(new StringBuilder(), shape, 0, 0, abbreviated, i -> {
            String written = element.apply(i);
            widest[0] = Math.max(widest[0], written.length());
            return written;
        });
        return widest[0];
    }

    private static void write(StringBuilder text, Shape shape, int axis, int at, boolean abbreviated,
                              IntFunction<String> element) {
        if (axis == shape.rank()) {
            text.append(element.apply(at));
            return;
        }
        int n = shape.size(axis), stride = shape.volume(axis + 1, shape.rank());
        String between = axis == shape.rank() - 1 ? " " : "\n".repeat(shape.rank() - 1 - axis) + " ".repeat(axis + 1);
        text.append('[');
        for (int i = 0; i < n; i++) {
            if (i > 0)
                text.append(between);
            if (abbreviated && i == EDGE && n > 2 * EDGE) {
                text.append("...").append(between);
                i = n - EDGE;
            }
            write(text, shape, axis + 1, at + i * stride, abbreviated, element);
        }
        text.append(']');
    }
}

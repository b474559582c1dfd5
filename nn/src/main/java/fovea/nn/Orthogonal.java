package fovea.nn;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.DType;
import fovea.tensor.Tensor;

/// Random directions at right angles to each other: normal numbers, made orthonormal one after the other (Gram and
/// Schmidt).
///
/// Saxe et al. 2013 start recurrent weights so, because such a matrix neither stretches nor shrinks what passes
/// through it.
final class Orthogonal {

    private Orthogonal() {}

    static Tensor draw(Shape shape, RandomKey key) {
        if (shape.rank() != 2)
            throw new ShapeException("orthogonal", "only a matrix can be orthogonal", shape);
        int rows = shape.size(0), columns = shape.size(1);
        int count = Math.min(rows, columns), length = Math.max(rows, columns);
        double[][] directions = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++)
                directions[i][j] = key.normal((long) i * length + j);
            straighten(directions, i);
        }
        return Tensor.generate(shape, DType.FLOAT32, e -> rows <= columns
                ? directions[e / columns][e % columns]
                : directions[e % columns][e / columns]);
    }

    /// Takes from row `i` what it shares with the rows before, twice for accuracy, and gives it length 1.
    private static void straighten(double[][] rows, int i) {
        for (int pass = 0; pass < 2; pass++)
            for (int before = 0; before < i; before++) {
                double shared = dot(rows[i], rows[before]);
                for (int j = 0; j < rows[i].length; j++)
                    rows[i][j] -= shared * rows[before][j];
            }
        double length = Math.sqrt(dot(rows[i], rows[i]));
        for (int j = 0; j < rows[i].length; j++)
            rows[i][j] /= length;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++)
            sum += a[j] * b[j];
        return sum;
    }
}

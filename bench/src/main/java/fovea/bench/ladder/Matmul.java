package fovea.bench.ladder;

/// A way to multiply square matrices, `C = A B`, all of them n x n and row-major.
public sealed interface Matmul permits Matmul1Naive, Matmul2Reordered, Matmul3Vector, Matmul4Tiled, Matmul5Blocked {

    /// Writes all of `c`.
    void multiply(float[] a, float[] b, float[] c, int n);

    /// The rung with this number, 1 to 5.
    static Matmul rung(int number) {
        return switch (number) {
            case 1 -> new Matmul1Naive();
            case 2 -> new Matmul2Reordered();
            case 3 -> new Matmul3Vector();
            case 4 -> new Matmul4Tiled();
            case 5 -> new Matmul5Blocked();
            default -> throw new IllegalArgumentException("the ladder has the rungs 1 to 5, not " + number);
        };
    }
}

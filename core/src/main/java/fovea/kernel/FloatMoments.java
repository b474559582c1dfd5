package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// The moments of the rows of a `(rows, n)` array, each found by reading its row once.
///
/// Each of the sixteen lanes of [Lanes] sums differences from a pivot `pⱼ`, the first of its `k = ⌊n/16⌋` numbers; the
/// sums are then moved to the mean, which loses little where the pivot is no further from it than other numbers:
///
/// ```text
///     Sⱼ = Σ (x − pⱼ),   Qⱼ = Σ (x − pⱼ)²     over lane j;      shifted data in Chan, Golub and LeVeque 1983
///     n μ  = Σⱼ (Sⱼ + k pⱼ)
///     n σ² = Σⱼ (Qⱼ + eⱼ (2 Sⱼ + k eⱼ)),   eⱼ = pⱼ − μ
/// ```
///
/// What does not fill the lanes is added as it is. Where more than seven eighths of Σ Q would cancel, the pivots lie
/// far off (the odds of it in a row of normal numbers are below 1 : 10¹⁰), and the row is read again: for its mean, and
/// for the differences from it. So is a row with an infinity, whose differences are no numbers. Sixteen pivots 0 and
/// sixteen times 1 after them: S = Q = 1 in each lane, k = 2, μ = ½, n σ² = 16 · ½ = 8.
///
/// @param mean    μ, one a row
/// @param scale   `1 / √(σ² + ε)`, one a row
/// @param centred whether μ is the mean, or 0: then pivots are 0 too
record FloatMoments(float[] mean, float[] scale, boolean centred) {

    /// How many floats the sums of a row take: S and Q, and a row for the trees.
    static final int ROOM = 3 * VIRTUAL;

    /// Where Q stands behind S.
    static final int Q = VIRTUAL;
    private static final int TREE = 2 * VIRTUAL, CANCELLED = 8;
    private static final float[] ZEROS = new float[VIRTUAL];

    /// The array in which the pivots of rows stand: they are the first numbers of each, or 0.
    float[] pivots(float[] x, int n) {
        return centred && n >= VIRTUAL ? x : ZEROS;
    }

    /// The index there of the first pivot of row `r`.
    int pivot(int r, int n) {
        return centred && n >= VIRTUAL ? r * n : 0;
    }

    /// Puts the sums of a row into `s`. A machine with fewer lanes than sixteen walks along the row more often, each
    /// time with other lanes.
    void sum(float[] x, int r, int n, float[] s) {
        float[] pivots = pivots(x, n);
        int at = r * n, whole = n & -VIRTUAL, first = pivot(r, n);
        for (int lane = 0; lane < VIRTUAL; lane += L) {
            FloatVector sum = broadcast(F, 0), squares = sum, pivot = fromArray(F, pivots, first + lane);
            for (int i = lane; i < whole; i += VIRTUAL) {
                FloatVector d = fromArray(F, x, at + i).sub(pivot);
                sum = sum.add(d);
                squares = d.fma(d, squares);
            }
            sum.intoArray(s, lane);
            squares.intoArray(s, Q + lane);
        }
    }

    /// A row's moments, from the sums in `s`.
    void find(float[] x, int r, int n, float eps, float[] s) {
        float m = centred ? mean(x, r, n, s) : 0, spread = spread(x, r, n, m, s);
        if (!(Lanes.tree(s, Q) <= CANCELLED * spread)) {                // or something is no number
            float[] lanes = Workspace.mine().array(3, VIRTUAL);
            m = centred ? FloatSums.sum(x, r * n, n, lanes) / n : 0;
            spread = FloatSums.squares(x, r * n, n & -VIRTUAL, m, lanes);
        }
        for (int i = n & -VIRTUAL; i < n; i++)
            spread = Math.fma(x[r * n + i] - m, x[r * n + i] - m, spread);
        mean[r] = m;
        scale[r] = (float) (1 / Math.sqrt((double) spread / n + eps));
    }

    private float mean(float[] x, int r, int n, float[] s) {
        float[] pivots = pivots(x, n);
        FloatVector k = broadcast(F, (float) (n / VIRTUAL));
        for (int j = 0; j < VIRTUAL; j += L) {
            FloatVector pivot = fromArray(F, pivots, pivot(r, n) + j);
            pivot.fma(k, fromArray(F, s, j)).intoArray(s, TREE + j);
        }
        float sum = Lanes.tree(s, TREE);
        for (int i = n & -VIRTUAL; i < n; i++)
            sum += x[r * n + i];
        return sum / n;
    }

    /// The squares of the differences from `m`, but for those that do not fill the lanes.
    private float spread(float[] x, int r, int n, float m, float[] s) {
        float[] pivots = pivots(x, n);
        FloatVector k = broadcast(F, (float) (n / VIRTUAL));
        for (int j = 0; j < VIRTUAL; j += L) {
            FloatVector e = fromArray(F, pivots, pivot(r, n) + j).sub(broadcast(F, m)), sum = fromArray(F, s, j);
            e.fma(k.fma(e, sum.add(sum)), fromArray(F, s, Q + j)).intoArray(s, TREE + j);
        }
        return Lanes.tree(s, TREE);
    }
}

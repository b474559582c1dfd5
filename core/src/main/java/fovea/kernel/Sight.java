package fovea.kernel;

/// Who may look at whom, for kernels: bits that may stand still along some axes, and a horizon that moves with the
/// query.
///
/// Key `s` is visible to query `t` of head `(b, i)` when `s ≤ t + horizon`, and
/// `visible[b · batchStride + i · headStride + t · queryStride + s]` is true or there are no bits.
///
/// @param visible     true means may see; of length 0 when the horizon is all
/// @param batchStride bits from one batch row to the next; 0 when all share them
/// @param headStride  bits from one head to the next; 0 when all share them
/// @param queryStride bits from one query to the next; 0 when all share them, as with padding
/// @param horizon     how far ahead a query sees: 0 is causal
public record Sight(boolean[] visible, int batchStride, int headStride, int queryStride, int horizon) {

    /// A horizon that hides nothing.
    public static final int BOUNDLESS = 1 << 30;

    private static final boolean[] NO_BITS = {};

    /// Everybody sees everybody.
    public static final Sight ALL = causal(BOUNDLESS);

    /// Query t sees the keys 0 … t + offset.
    public static Sight causal(int offset) {
        return new Sight(NO_BITS, 0, 0, 0, offset);
    }

    /// Whether anything is hidden by bits.
    boolean hasBits() {
        return visible.length > 0;
    }

    /// Where the bits of a query begin.
    int at(int batch, int head, int query) {
        return batch * batchStride + head * headStride + query * queryStride;
    }

    /// How many of S keys the horizon leaves to a query: the first so many.
    int reach(int query, int S) {
        return Math.clamp((long) query + horizon + 1, 0, S);
    }

    /// Whether a key is visible to a query.
    boolean sees(int batch, int head, int query, int key) {
        return key <= (long) query + horizon && (!hasBits() || visible[at(batch, head, query) + key]);
    }
}

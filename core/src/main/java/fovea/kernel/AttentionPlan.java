package fovea.kernel;

/// The sizes and rules of one act of attention, `softmax(scale · Q Kᵀ) V` for every head of every batch row.
///
/// Arrays are row-major: queries, and what becomes of them, `(B, h, T, d)`; keys and values `(B, h, S, d)`; or with
/// [heads together][Heads#TOGETHER] `(B, T, h, d)` and `(B, S, h, d)`.
///
/// @param B       batch rows
/// @param h       heads
/// @param T       queries
/// @param S       keys
/// @param d       width of a head
/// @param scale   what the scores are multiplied by, usually 1/√d; positive
/// @param sight   who may look at whom
/// @param heads   how they lie in the arrays
/// @param dropout the probability with which a weight is forgotten on its way to the values; 0 forgets none
/// @param key     the random key of those, as [RandomKernels#dropout] takes it over all `(B, h, T, S)` weights
public record AttentionPlan(int B, int h, int T, int S, int d, double scale, Sight sight, Heads heads, double dropout,
                            long key) {

    /// Attention without dropout, heads apart.
    public static AttentionPlan of(int B, int h, int T, int S, int d) {
        return new AttentionPlan(B, h, T, S, d, 1 / Math.sqrt(d), Sight.ALL, Heads.APART, 0, 0);
    }

    /// The same with another rule of who sees whom.
    public AttentionPlan withSight(Sight rule) {
        return new AttentionPlan(B, h, T, S, d, scale, rule, heads, dropout, key);
    }

    /// The same with heads that lie otherwise.
    public AttentionPlan withHeads(Heads others) {
        return new AttentionPlan(B, h, T, S, d, scale, sight, others, dropout, key);
    }

    /// The same, with weights forgotten.
    public AttentionPlan withDropout(double p, long randomKey) {
        return new AttentionPlan(B, h, T, S, d, scale, sight, heads, p, randomKey);
    }

    /// Pairs of batch row and head: each is an attention of its own.
    int stacks() {
        return B * h;
    }

    /// Where a row of a stack begins in an array with so many `rows` for each head.
    int at(int stack, int rows, int row) {
        return heads == Heads.APART ? (stack * rows + row) * d : ((stack / h * rows + row) * h + stack % h) * d;
    }

    /// From the beginning of one row of a stack to that of the next.
    int step() {
        return heads == Heads.APART ? d : h * d;
    }
}

package fovea.kernel;

/// Additive attention in one pass: scores, weights and context of each query, without the hidden units ever being
/// stored.
///
/// ```text
///     score = v · tanh(q + k)     weights = softmax(score) over the keys that are seen     context = Σ weights values
/// ```
///
/// Source: Bahdanau et al. 2015, appendix A.1.2. The defaults are the reference.
interface LookKernels {

    /// Where each query looks, and what it sees there; a query that sees no key has weights and context of zero.
    default void look(LookPlan plan, LookArrays arrays) {
        new ReferenceLook(plan, arrays).forward();
    }

    /// The way back.
    default void lookSlope(LookPlan plan, LookArrays arrays, LookSlopes slopes) {
        new ReferenceLook(plan, arrays).backward(slopes);
    }
}

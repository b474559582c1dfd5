package fovea.kernel;

/// A recurrence that looks back before each step: the walk, the looks, and the two weights between them.
///
/// Every row takes all of T steps, forwards. Position `t` of the looks is step `t` of the walk: its query is made of
/// the state before that step, and its context is added to what the inputs give.
///
/// @param how     the walk
/// @param looks   the looks, one a step
/// @param walked  the walk's arrays
/// @param looked  the looks' arrays; the queries are written, too
/// @param query   in: from the state to the query, `(A, H)`
/// @param context in: from the context to the gates, `(G H, C)`
public record AttentiveUnroll(Unroll how, LookPlan looks, UnrollArrays walked, LookArrays looked, Storage query,
                              Storage context) {}

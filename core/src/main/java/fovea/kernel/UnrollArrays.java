package fovea.kernel;

/// The arrays of a recurrence: what goes in, what comes out, and what is kept for the way back.
///
/// G is how many gates have products ([Gates#products]). Cells without a memory do not touch `c` and `lastC`. Positions
/// behind a row's length are padding: y and `before` are zero there.
///
/// @param x      in: the inputs' products, `(B, T, G H)`
/// @param weight in: the state's weight, `(G H, H)`
/// @param packed in: the weight as kernels pack it for single steps, or empty
/// @param bias   in: `(G H)`, or `(4 H)` for the GRU
/// @param h      in: the first state, `(B, H)`
/// @param c      in: the first memory, `(B, H)`
/// @param y      out: the state after each position, `(B, T, H)`
/// @param lastH  out: the last state, `(B, H)`
/// @param lastC  out: the last memory, `(B, H)`
/// @param kept   out: what [Gates#kept] says, `(B, T, … H)`; not written if empty; y itself where only the state is
///               kept
/// @param before out: the state before each position, `(B, T, H)`; not written if `kept` is empty
public record UnrollArrays(Storage x, Storage weight, Storage packed, Storage bias, Storage h, Storage c,
                           Storage y, Storage lastH, Storage lastC, Storage kept, Storage before) {

    /// Whether there will be a way back.
    boolean keeps() {
        return !Wide.isEmpty(kept);
    }
}

/// Attention: who looks at whom, how closely, and what they see.
///
/// ```java
/// var attention = Attention.of(Q, K, V, Mask.CAUSAL);
/// attention.scores();                                    // how well each query matches each key   (…, T, S)
/// attention.weights();                                   // the same as shares that sum to one     (…, T, S)
/// attention.context();                                   // the values, averaged by them           (…, T, dv)
/// ```
///
/// The key idea: one act of attention is a value, [Attention][fovea.nn.attention.Attention], that knows its
/// thoughts under three fixed names: *scores*, *weights*, *context*. How to score is a
/// [Score][fovea.nn.attention.Score], what may be seen a [Mask][fovea.nn.attention.Mask], what is looked at a
/// [Source][fovea.nn.attention.Source]. A recurrent decoder uses these directly.
///
/// Rules: true in a mask means *may see*; a row that may see nothing has zero weights and zero gradients; weights
/// are those before dropout.
package fovea.nn.attention;

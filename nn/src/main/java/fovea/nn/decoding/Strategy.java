package fovea.nn.decoding;

import java.util.List;

/// How the next token is chosen.
///
/// ```java
/// List<Decoded> texts = strategy.decode(Start.of(step, state, BEGIN), Limits.of(END, 50));
/// ```
public sealed interface Strategy permits Greedy, Beam, Sampling {

    /// Writes one text for each row, in the rows' order.
    ///
    /// @throws fovea.shape.ShapeException if scores are not `(B, N)`
    /// @throws IllegalArgumentException   if the end is no token of the vocabulary
    /// @throws ArithmeticException        if scores are NaN, or allow no token at all
    <S extends DecoderState<S>> List<Decoded> decode(Start<S> start, Limits limits);
}

/// Decoding: writing texts token by token, with a model that tells how likely each next token is.
///
/// ```java
/// Step<MyState> step = (last, state) -> { … return Scored.of(logits, next); };        // scores (B, N)
/// Start<MyState> start = Start.of(step, state, BEGIN);
/// List<Decoded> texts = new Beam(4, 0.6).decode(start, Limits.of(END, 50));
/// ```
///
/// A [Step][fovea.nn.decoding.Step] is all a search knows of a model: the last tokens and a
/// [state][fovea.nn.decoding.DecoderState] go in, scores and the next state come out. The state is a value whose rows
/// can be picked; a recurrent decoder keeps its hidden state in it, a transformer its keys and values. A
/// [Strategy][fovea.nn.decoding.Strategy] chooses: [Greedy][fovea.nn.decoding.Greedy] the likeliest token,
/// [Beam][fovea.nn.decoding.Beam] the likeliest text of those it keeps in view, [Sampling][fovea.nn.decoding.Sampling]
/// by chance. All work on a whole batch, drop rows that have ended, record nothing, and reuse memory from token to
/// token. The same scores give the same texts: among equals the lowest index comes first.
package fovea.nn.decoding;

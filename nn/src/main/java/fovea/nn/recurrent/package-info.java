/// Recurrence: layers that read a sequence one position after the other and remember.
///
/// ```java
/// var config = RecurrentConfig.of(64, 96).withBothDirections();
/// var gru = Gru.create(config, RandomKey.of(1));
/// var walked = gru.apply(x, IntTensor.of(5, 3));         // x (2, 5, 64), the second row has 3 positions
/// walked.outputs();                                      // (2, 5, 192), zero where there is padding
/// walked.last().hidden();                                // (2, 2, 96): layers · directions, B, H
/// ```
///
/// The key idea: a [Cell][fovea.nn.recurrent.Cell] is one step, `hₜ = f(xₜ, hₜ₋₁)`; a
/// [Recurrence][fovea.nn.recurrent.Recurrence] is a cell for each layer and direction, walked over whole sequences. All
/// inputs of a sequence are multiplied in one product before the walk, and the walk itself is one operation
/// ([Recurrent][fovea.tensor.Recurrent]). A decoder, which must choose a token before it can take the next step, uses
/// the cells alone.
///
/// Rules: the batch comes first; every row has its own length, padding gives zeros and touches nothing; the reverse
/// direction starts at each row's own last position; what differs between papers and frameworks (one bias or two, where
/// the reset gate stands) has a name in [RecurrentConfig][fovea.nn.recurrent.RecurrentConfig], and the default is what
/// PyTorch and cuDNN do.
package fovea.nn.recurrent;

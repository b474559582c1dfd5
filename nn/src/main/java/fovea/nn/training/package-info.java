/// Training: rules that turn gradients into steps, how far each step goes, and which examples it sees.
///
/// ```java
/// var adam = Optimiser.of(model.parameters(), Adam.DEFAULT.withRate(4e-3), Schedule.linear(0, steps));
/// for (int[] batch : Batches.ofSize(64).shuffled(key.with(epoch), lengths))
///     Memory.step(() -> {
///         Gradients gradients = loss(batch).gradients();
///         adam.update(Clipping.byNorm(gradients, model.parameters().values(), 1).gradients());
///         return null;
///     });
/// ```
///
/// A rule ([Sgd][fovea.nn.training.Sgd], [Adam][fovea.nn.training.Adam], [AdamW][fovea.nn.training.AdamW]) is a record
/// of its numbers; the [Optimiser][fovea.nn.training.Optimiser] keeps what it remembers of each parameter. A
/// [Schedule][fovea.nn.training.Schedule] is a function of the step's number. What has a memory is
/// [Resumable][fovea.nn.training.Resumable]: named tensors go into the checkpoint's one file beside the parameters, and
/// training goes on from them with the same bits as if it had never stopped.
package fovea.nn.training;

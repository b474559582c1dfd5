/// Sequence to sequence: models that read one sentence and write another.
///
/// ```java
/// Translator model = RecurrentTranslator.create(TranslatorConfig.of(400, 500), RandomKey.of(1));
/// Tensor logits = model.logits(sentences, given);                    // training: all positions at once
/// Writing.Step first = model.start(sentences).next(startTokens);     // writing: one word after the other
/// ```
///
/// A [Translator][fovea.nn.seq2seq.Translator] has the same two faces whatever is inside: all positions at once for
/// training, and a [Writing][fovea.nn.seq2seq.Writing] that goes on word by word. Both compute the same numbers.
package fovea.nn.seq2seq;

/// The trainer: from pairs of texts to a model that translates, and back from a run's folder to that model.
///
/// ```java
/// Corpus corpus = Corpora.load(settings.corpus(), settings.seed(), …);
/// new Trainer(settings, corpus, …).train();
/// ```
/// [Trainer] is the loop; [Evaluation] asks how well the model does; [Checkpoint] is what it takes to go on after a
/// kill; [SavedTranslator] is what remains for those who want to use it.
package fovea.examples.translation;

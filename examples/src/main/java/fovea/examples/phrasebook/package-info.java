/// Real language with known truth, and no download: phrases that Unicode's data say in five languages.
///
/// ```java
/// var book = Phrasebook.of(PhrasebookConfig.DEFAULT.withLanguages(Language.EN, Language.ZH));
/// Phrase phrase = book.training().getFirst();
/// Truth truth = Truth.of(phrase, Tokenizer.PHRASES);
/// ```
/// **How it works.** A [fovea.examples.phrasebook.Fact] is something that can be said: a number, a date, a list of
/// countries. A [fovea.examples.phrasebook.Speaker] says it in one language, by ICU4J, and tells which stretch of the
/// wording means what. [fovea.examples.phrasebook.Alignment] joins the stretches of two wordings that mean the same:
/// that is the truth against which attention is measured.
///
/// **Rules.** The same seed gives the same phrases on any machine: nothing asks for the time, the place or the locale.
/// One source has one target. Spaces are plain spaces; soft hyphens between morphemes stay in the text.
package fovea.examples.phrasebook;

/// Text before it is numbers, and after: tokens, vocabularies, files of sentence pairs, BLEU, and showing it safely.
///
/// ```java
/// var pairs = Pairs.read(Path.of("fra.txt.gz"), PairLimits.DEFAULT.withPairs(600));
/// var sentences = pairs.pairs().stream().map(pair -> Tokenizer.WORDS.words(pair.source())).toList();
/// var vocabulary = Vocabulary.of(sentences, 2);
/// int[] numbers = vocabulary.encode(sentences.getFirst());
/// ```
/// **Rules.** Files come from anyone: sizes are checked before anything is allocated, faults are told with their line
/// ([fovea.examples.text.CorpusException]), and no text reaches a terminal or a page but through
/// [fovea.examples.text.SafeText].
package fovea.examples.text;

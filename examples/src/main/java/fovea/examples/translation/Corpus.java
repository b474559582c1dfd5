package fovea.examples.translation;

import fovea.examples.settings.CorpusSettings;
import fovea.examples.text.Tokenizer;
import fovea.examples.text.Vocabulary;
import java.util.List;
import java.util.stream.Stream;

/// Pairs to learn from and pairs held out, and the tokens of both languages.
///
/// @param tokenizer cuts both languages into tokens
/// @param source    the tokens of the language translated from
/// @param target    the tokens of the language translated to
/// @param training  pairs to learn from
/// @param heldout   pairs to be tested on; none of their sources is learnt from
public record Corpus(Tokenizer tokenizer, Vocabulary source, Vocabulary target, List<Example> training,
        List<Example> heldout) {

    /// Copies the lists.
    public Corpus {
        training = List.copyOf(training);
        heldout = List.copyOf(heldout);
    }

    /// A corpus whose vocabularies are the tokens of its training pairs that are frequent enough.
    static Corpus of(Tokenizer tokenizer, List<Example> training, List<Example> heldout, int minFrequency) {
        return new Corpus(tokenizer, vocabulary(tokenizer, training.stream().map(Example::source), minFrequency),
                vocabulary(tokenizer, training.stream().map(Example::target), minFrequency), training, heldout);
    }

    private static Vocabulary vocabulary(Tokenizer tokenizer, Stream<String> texts, int minFrequency) {
        return Vocabulary.of(() -> texts.map(tokenizer::words).iterator(), minFrequency);
    }

    /// The tokenizer that fits a corpus: exact for phrases, forgiving for sentences out of a file.
    public static Tokenizer tokenizer(CorpusSettings settings) {
        return settings.data().isPresent() ? Tokenizer.WORDS : Tokenizer.PHRASES;
    }

    /// Pairs as the numbers of their tokens.
    public List<Encoded> encoded(List<Example> examples) {
        return examples.stream().map(this::encoded).toList();
    }

    /// A pair as the numbers of its tokens.
    public Encoded encoded(Example example) {
        return new Encoded(source.encode(tokenizer.words(example.source())),
                target.encode(tokenizer.words(example.target())));
    }

    /// The numbers of a pair's tokens, nothing added at either end.
    ///
    /// @param source numbers in the source vocabulary
    /// @param target numbers in the target vocabulary
    public record Encoded(int[] source, int[] target) {}
}

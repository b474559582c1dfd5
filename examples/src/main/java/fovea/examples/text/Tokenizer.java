package fovea.examples.text;

import java.util.List;

/// Cuts text into tokens, and puts tokens together again.
///
/// | | [#PHRASES] | [#WORDS] |
/// |---|---|---|
/// | for | the phrasebook | sentences out of a file |
/// | `At 2:30, go!` | `At`, ` 2`, `:`, `3`, `0`, `,`, ` go`, `!` | `at`, `2:30`, `,`, `go`, `!` |
/// | joins to | the same text, exactly | `at 2:30, go!` |
///
/// Both cut Chinese into characters.
public sealed interface Tokenizer permits PhraseTokenizer, WordTokenizer {
    /// Cuts finely and loses nothing; see [PhraseTokenizer].
    Tokenizer PHRASES = new PhraseTokenizer();

    /// Lower-cases and cuts at spaces; see [WordTokenizer].
    Tokenizer WORDS = new WordTokenizer();

    /// The tokenizer that [#name] names, as `run.json` keeps it.
    ///
    /// @throws IllegalArgumentException if there is none
    static Tokenizer of(String name) {
        return switch (name) {
            case "phrases" -> PHRASES;
            case "words" -> WORDS;
            default -> throw new IllegalArgumentException(
                    "tokenizer: none is called '%s'; there are phrases and words".formatted(name));
        };
    }

    /// A name to store: `phrases` or `words`.
    String name();

    /// The text that tokens index: what is about to be cut, with its spaces made plain.
    String normalize(String text);

    /// The tokens of a text, in order. Each is `normalize(text).substring(start, end)`.
    List<Token> split(String text);

    /// Puts tokens together for a person to read, soft hyphens left out.
    String join(List<String> tokens);

    /// The tokens of a text without their places.
    default List<String> words(String text) {
        return split(text).stream().map(Token::text).toList();
    }
}

package fovea.examples.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tokens that a model knows, numbered; the first four are not words.
///
/// | number | token | |
/// |---|---|---|
/// | 0 | `<pad>` | fills up shorter rows of a batch |
/// | 1 | `<s>` | what a translation starts from |
/// | 2 | `</s>` | what ends a sentence |
/// | 3 | `<unk>` | stands for every token that is not here |
///
/// ```java
/// var vocabulary = Vocabulary.of(List.of(List.of("to", "be", "or", "not", "to", "be")), 1);
/// vocabulary.encode(List.of("to", "see"));       // 4, 3
/// ```
public final class Vocabulary {
    /// The number of `<pad>`.
    public static final int PAD = 0;
    /// The number of `<s>`.
    public static final int START = 1;
    /// The number of `</s>`.
    public static final int END = 2;
    /// The number of `<unk>`.
    public static final int UNKNOWN = 3;

    /// What is not a word: a text that has one of these as a token has an unknown token, not a special one.
    static final List<String> SPECIAL = List.of("<pad>", "<s>", "</s>", "<unk>");

    private final List<String> tokens;
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param words the tokens after the special ones, distinct
    Vocabulary(List<String> words) {
        var all = new ArrayList<>(SPECIAL);
        all.addAll(words);
        tokens = Collections.unmodifiableList(all);
        for (int i = SPECIAL.size(); i < all.size(); i++) numbers.put(all.get(i), i);
    }

    /// The tokens of a corpus that occur `minFrequency` times or more: the most frequent first, equals in the order in
    /// which they were met.
    ///
    /// @throws IllegalArgumentException if `minFrequency` is below 1
    public static Vocabulary of(Iterable<List<String>> sentences, int minFrequency) {
        if (minFrequency < 1)
            throw new IllegalArgumentException("vocabulary: minFrequency must be 1 or more; got " + minFrequency);
        var counts = new LinkedHashMap<String, Integer>();
        for (var sentence : sentences) for (String token : sentence) counts.merge(token, 1, Integer::sum);
        SPECIAL.forEach(counts::remove);
        return new Vocabulary(counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= minFrequency)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey).toList());
    }

    /// How many numbers there are, special ones included: N.
    public int size() {
        return tokens.size();
    }

    /// All tokens in the order of their numbers.
    public List<String> tokens() {
        return tokens;
    }

    /// Whether a token has a number of its own.
    public boolean knows(String token) {
        return numbers.containsKey(token);
    }

    /// The number of a token, or [#UNKNOWN].
    public int number(String token) {
        return numbers.getOrDefault(token, UNKNOWN);
    }

    /// The token of a number.
    ///
    /// @throws IndexOutOfBoundsException if there is none
    public String token(int number) {
        return tokens.get(number);
    }

    /// The numbers of tokens, nothing added at either end.
    public int[] encode(List<String> sentence) {
        return sentence.stream().mapToInt(this::number).toArray();
    }

    /// The tokens of numbers, up to the first [#END]; `<pad>` and `<s>` are left out, `<unk>` is not.
    public List<String> decode(int... sentence) {
        var decoded = new ArrayList<String>();
        for (int number : sentence) {
            if (number == END) break;
            if (number != PAD && number != START) decoded.add(token(number));
        }
        return decoded;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Vocabulary other && tokens.equals(other.tokens);
    }

    @Override
    public int hashCode() {
        return tokens.hashCode();
    }

    @Override
    public String toString() {
        return "Vocabulary of " + size() + " tokens";
    }
}

package fovea.examples.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Cuts a word that the vocabulary does not know into tokens that it does.
///
/// Unicode's German numbers come with soft hyphens, and the model learns `ein`, `·und`, `·zwanzig`. A person types
/// `einundzwanzig`. Of all ways to lay the word out with known tokens the one with the fewest is taken; a word that
/// cannot be laid out stays as it is, and is unknown.
///
/// ```text
///     einundzwanzig    →  ein, ·und, ·zwanzig          · is U+00AD
/// ```
public final class Morphemes {
    private static final String SOFT_HYPHEN = "\u00AD";
    private final Vocabulary vocabulary;

    /// @param vocabulary what words may be cut into
    public Morphemes(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// The tokens with unknown words cut up where that helps.
    ///
    /// A word that came in pieces of which one is unknown is first put together: hyphenated otherwise than the
    /// vocabulary has it, it may still be a word, or have other pieces.
    public List<String> refine(List<String> tokens) {
        var refined = new ArrayList<String>();
        for (int at = 0; at < tokens.size(); ) {
            int end = at + 1;
            while (end < tokens.size() && tokens.get(end).startsWith(SOFT_HYPHEN)) end++;
            refined.addAll(word(tokens.subList(at, end)));
            at = end;
        }
        return refined;
    }

    private List<String> word(List<String> pieces) {
        if (pieces.stream().allMatch(vocabulary::knows)) return pieces;
        var layout = layout(String.join("", pieces).replace(SOFT_HYPHEN, ""));
        return layout.isEmpty() ? pieces : layout;
    }

    /// The fewest known tokens that make up the word, by dynamic programming over its prefixes; empty if there are
    /// none.
    private List<String> layout(String word) {
        int length = word.length();
        int[] fewest = new int[length + 1], last = new int[length + 1];
        for (int end = 1; end <= length; end++) {
            fewest[end] = Integer.MAX_VALUE;
            for (int start = 0; start < end; start++)
                if (fewest[start] < fewest[end] - 1 && vocabulary.knows(piece(word, start, end))) {
                    fewest[end] = fewest[start] + 1;
                    last[end] = start;
                }
        }
        return fewest[length] == Integer.MAX_VALUE ? List.of() : trace(word, last);
    }

    private static List<String> trace(String word, int[] last) {
        var pieces = new ArrayList<String>();
        for (int end = word.length(); end > 0; end = last[end]) pieces.add(piece(word, last[end], end));
        Collections.reverse(pieces);
        return pieces;
    }

    private static String piece(String word, int start, int end) {
        return (start == 0 ? "" : SOFT_HYPHEN) + word.substring(start, end);
    }
}

package fovea.examples.phrasebook;

import fovea.examples.text.Token;
import fovea.examples.text.Tokenizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// For each token of a phrase's target, the tokens of its source that say the same.
///
/// ```text
///     alignment error = tokens that look outside their part / tokens that are in a part
/// ```
/// A token looks where its attention is greatest. In `deux cent sept` for `two hundred and seven`, `deux` and `cent`
/// may look at `two`, `hundred` or `and`, and `sept` at `seven` alone.
///
/// A source token in no part closes the part before it, and belongs to that: `and` above, a comma, the colon of a time,
/// the 年 after a year. Target tokens that are mere punctuation say nothing by themselves and do not count: the hyphens
/// of `quatre-vingts`, the stop of `sept.`.
public final class Truth {
    private final List<BitSet> allowed;

    private Truth(List<BitSet> allowed) {
        this.allowed = allowed;
    }

    /// The truth about a phrase that is cut into tokens in this way.
    public static Truth of(Phrase phrase, Tokenizer tokenizer) {
        return of(tokenizer.split(phrase.source()), tokenizer.split(phrase.target()), phrase.parts());
    }

    /// The truth about two texts, cut into tokens, of which these parts are aligned.
    public static Truth of(List<Token> source, List<Token> targets, List<Part> aligned) {
        var parts = aligned.stream().map(part -> saying(part, source)).toList();
        close(parts, source.size());
        var allowed = new ArrayList<BitSet>();
        for (var target : targets) {
            var set = new BitSet();
            for (int p = 0; p < parts.size(); p++)
                if (isWord(target) && touches(aligned.get(p).target(), target)) set.or(parts.get(p));
            allowed.add(set);
        }
        return new Truth(allowed);
    }

    /// The source tokens of a part.
    private static BitSet saying(Part part, List<Token> source) {
        var tokens = new BitSet();
        for (int s = 0; s < source.size(); s++) if (touches(part.source(), source.get(s))) tokens.set(s);
        return tokens;
    }

    /// Gives each source token that is in no part to the parts of the token before it.
    private static void close(List<BitSet> parts, int size) {
        for (int s = 1; s < size; s++) {
            int token = s;
            if (parts.stream().anyMatch(part -> part.get(token))) continue;
            for (var part : parts) if (part.get(token - 1)) part.set(token);
        }
    }

    private static boolean isWord(Token token) {
        return token.text().codePoints().anyMatch(c -> Character.isAlphabetic(c) || Character.isDigit(c));
    }

    private static boolean touches(List<Span> spans, Token token) {
        return spans.stream().anyMatch(span -> span.overlaps(token.start(), token.end()));
    }

    /// How many tokens the target has.
    public int size() {
        return allowed.size();
    }

    /// Whether a token of the target is in a part, and not mere punctuation.
    public boolean counts(int target) {
        return target < allowed.size() && !allowed.get(target).isEmpty();
    }

    /// Whether a token of the target may look at a token of the source.
    public boolean allows(int target, int source) {
        return counts(target) && allowed.get(target).get(source);
    }

    /// How many tokens of the target count.
    public int counted() {
        return (int) IntStream.range(0, size()).filter(this::counts).count();
    }

    /// How many tokens of the target look outside their part.
    ///
    /// @param looksAt for each token of the target the index of the source token it looks at; what stands behind the
    ///     target's tokens, such as the end of the sentence, does not count
    /// @throws IllegalArgumentException if there are fewer than the target has tokens
    public int wrong(int[] looksAt) {
        if (looksAt.length < size())
            throw new IllegalArgumentException("truth: the target has %d tokens; got where %d of them look"
                    .formatted(size(), looksAt.length));
        return (int) IntStream.range(0, size()).filter(t -> counts(t) && !allows(t, looksAt[t])).count();
    }
}

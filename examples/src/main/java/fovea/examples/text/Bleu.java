package fovea.examples.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How like its references a translation is, by the runs of 1 to 4 words that they share.
///
/// ```text
///     BLEU = BP · (p₁ p₂ p₃ p₄)^¼        BP = min(1, e^(1 - r/c))          Papineni et al. 2002, section 2.3
/// ```
/// `pₙ` is the share of the translations' n-word runs that also stand in their reference, each no more often than
/// there; `c` and `r` are the numbers of words in all translations and all references.
public final class Bleu {
    private static final int LONGEST_RUN = 4;

    private Bleu() {}

    /// Corpus BLEU-4 without smoothing, 0 to 100: zero as soon as one of the four precisions is.
    ///
    /// Four words of five right, `a b c d x` for `a b c d e`: precisions 4/5, 3/4, 2/3, 1/2, their product 1/5, BLEU
    /// `100 · 0.2^¼ = 66.87`.
    ///
    /// @throws IllegalArgumentException if there are more of one than of the other
    public static double corpus(List<List<String>> translations, List<List<String>> references) {
        if (translations.size() != references.size())
            throw new IllegalArgumentException("BLEU: every translation needs one reference; got %,d and %,d"
                    .formatted(translations.size(), references.size()));
        double logarithms = 0;
        for (int n = 1; n <= LONGEST_RUN; n++) {
            long right = 0, all = 0;
            for (int i = 0; i < translations.size(); i++) {
                right += shared(translations.get(i), references.get(i), n);
                all += Math.max(0, translations.get(i).size() - n + 1);
            }
            if (right == 0) return 0;
            logarithms += Math.log((double) right / all) / LONGEST_RUN;
        }
        return 100 * Math.exp(brevity(words(translations), words(references)) + logarithms);
    }

    /// The BLEU of one sentence that *Dive into Deep Learning* prints, 0 to 1 (Zhang et al. 2023, eq. 10.7.4):
    /// `BP · p₁^½ p₂^¼ … pₖ^(1/2^k)`, with `k` at most as long as the translation.
    ///
    /// One of four words wrong, `il est mouillé .` for `il est calme .`, and `k = 2`: `(3/4)^½ (1/3)^¼ = 0.658`.
    ///
    /// @throws IllegalArgumentException if `k` is below 1
    public static double sentence(List<String> translation, List<String> reference, int k) {
        if (k < 1) throw new IllegalArgumentException("BLEU: k must be 1 or more; got " + k);
        if (translation.isEmpty()) return reference.isEmpty() ? 1 : 0;
        double score = Math.exp(brevity(translation.size(), reference.size()));
        for (int n = 1; n <= Math.min(k, translation.size()); n++) {
            double precision = (double) shared(translation, reference, n) / (translation.size() - n + 1);
            score *= Math.pow(precision, Math.pow(0.5, n));
        }
        return score;
    }

    /// The logarithm of the brevity penalty.
    private static double brevity(long translated, long expected) {
        return Math.min(0, 1 - (double) expected / translated);
    }

    private static long words(List<List<String>> sentences) {
        return sentences.stream().mapToLong(List::size).sum();
    }

    private static long shared(List<String> translation, List<String> reference, int n) {
        var left = runs(reference, n);
        long shared = 0;
        for (var run : runs(translation, n).entrySet())
            shared += Math.min(run.getValue(), left.getOrDefault(run.getKey(), 0));
        return shared;
    }

    private static Map<List<String>, Integer> runs(List<String> sentence, int n) {
        var runs = new HashMap<List<String>, Integer>();
        for (int i = 0; i + n <= sentence.size(); i++) runs.merge(sentence.subList(i, i + n), 1, Integer::sum);
        return runs;
    }
}

package fovea.examples.phrasebook;

import fovea.examples.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses the phrases to be held out: of every kind and length its share.
///
/// The phrases are sorted by kind and by length, and then every so-manieth is taken. What could not be learned from the
/// rest is passed over, and the next one taken: a phrase with a token that would hardly be left in training, a phrase
/// of a single part, such as `seventeen`, and a name, such as `Norway`, unless lists are left that name it.
final class Holdout {
    private static final int OFTEN = 6;
    private final List<Candidate> candidates;
    private final Map<String, Integer> tokens = new HashMap<>();
    private final Map<String, Integer> members = new HashMap<>();

    /// A phrase, how long its target is, and the tokens of both sides, each once, told apart by a mark.
    private record Candidate(Phrase phrase, int length, Set<String> tokens) {

        static Candidate of(Phrase phrase) {
            var target = Tokenizer.PHRASES.words(phrase.target());
            var tokens = new LinkedHashSet<String>();
            for (String token : Tokenizer.PHRASES.words(phrase.source())) tokens.add("<" + token);
            for (String token : target) tokens.add(">" + token);
            return new Candidate(phrase, target.size(), tokens);
        }

        Kind kind() {
            return phrase.kind();
        }
    }

    /// @param phrases all there are, shuffled
    Holdout(List<Phrase> phrases) {
        candidates = phrases.stream().map(Candidate::of)
                .sorted(Comparator.comparing(Candidate::kind).thenComparing(Candidate::length)).toList();
        candidates.forEach(candidate -> count(candidate, 1));
    }

    /// So many phrases; fewer if no more can be spared.
    List<Phrase> take(int size) {
        var taken = new LinkedHashSet<Candidate>();
        for (int before = -1; taken.size() < size && taken.size() > before; ) {
            before = taken.size();
            sweep(taken, size - before);
        }
        var phrases = new ArrayList<Phrase>();
        taken.forEach(candidate -> phrases.add(candidate.phrase()));
        return phrases;
    }

    private void sweep(Set<Candidate> taken, int size) {
        long all = candidates.size(), due = all - size;
        for (var candidate : candidates) {
            due += size;
            if (due < all || taken.contains(candidate) || !isLearnable(candidate)) continue;
            due -= all;
            taken.add(candidate);
            count(candidate, -1);
        }
    }

    private boolean isLearnable(Candidate candidate) {
        var phrase = candidate.phrase();
        boolean named = phrase.kind().closed() && members.getOrDefault(phrase.source(), 0) >= OFTEN;
        if (phrase.parts().size() < 2 && !named) return false;
        return candidate.tokens().stream().allMatch(token -> tokens.get(token) > OFTEN);
    }

    private void count(Candidate candidate, int change) {
        for (String token : candidate.tokens()) tokens.merge(token, change, Integer::sum);
        var phrase = candidate.phrase();
        if (phrase.kind() == Kind.LIST)
            for (var part : phrase.parts())
                members.merge(part.source().getFirst().of(phrase.source()), change, Integer::sum);
    }
}

package fovea.examples.translation;

import fovea.examples.text.Tokenizer;
import fovea.random.RandomKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Pairs of a file, parted into those to learn from and those held out.
///
/// A tenth is held out, at most a thousand, drawn by the seed. All translations of one source stay together: a held-out
/// source never occurs in training. If only the first `limit` pairs are learnt from, all of them are, and what is held
/// out is drawn from as many that follow: a file is often sorted by length, and the test should be about as hard as the
/// lesson.
///
/// @param training pairs to learn from
/// @param heldout  pairs to be tested on
record Split(List<Example> training, List<Example> heldout) {

    private static final int SHARE = 10, MOST = 1_000;

    static Split of(List<Example> all, int limit, long seed, Tokenizer tokenizer) {
        if (limit < all.size()) {
            List<Example> first = all.subList(0, limit);
            Set<String> known = first.stream().map(example -> tokenizer.normalize(example.source()))
                    .collect(Collectors.toSet());
            List<Example> next = all.subList(limit, (int) Math.min(all.size(), 2L * limit)).stream()
                    .filter(example -> !known.contains(tokenizer.normalize(example.source()))).toList();
            if (!next.isEmpty())
                return new Split(first, draw(next, size(limit), seed, tokenizer).heldout);
        }
        List<Example> pool = all.subList(0, Math.min(limit, all.size()));
        return draw(pool, size(pool.size()), seed, tokenizer);
    }

    private static int size(int pairs) {
        return Math.clamp(pairs / SHARE, 1, MOST);
    }

    /// Holds out whole sources, in random order, until there are `size` pairs.
    private static Split draw(List<Example> pool, int size, long seed, Tokenizer tokenizer) {
        Map<String, List<Example>> bySource = new LinkedHashMap<>();
        pool.forEach(example -> bySource.computeIfAbsent(tokenizer.normalize(example.source()), _ -> new ArrayList<>())
                .add(example));
        var groups = List.copyOf(bySource.values());
        Set<Example> heldout = new HashSet<>();
        List<Example> drawn = new ArrayList<>();
        for (int i : RandomKey.of(seed).with("held out").permutation(groups.size())) {
            if (drawn.size() >= size)
                break;
            drawn.addAll(groups.get(i));
            heldout.addAll(groups.get(i));
        }
        return new Split(pool.stream().filter(example -> !heldout.contains(example)).toList(), drawn);
    }
}

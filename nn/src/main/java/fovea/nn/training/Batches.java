package fovea.nn.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import fovea.random.RandomKey;

/// Which examples go into a batch together: such of similar length, so that little is padded, in random order.
///
/// ```java
/// for (int[] batch : Batches.ofSize(64).shuffled(key.with("batches").with(epoch), lengths))
///     …                                                  // the numbers of at most 64 examples
/// ```
///
/// All examples are shuffled; each pool of them, in turn, is sorted by length and cut into batches; and the batches are
/// shuffled. The larger the pool, the less padding and the less chance. Everything follows from the key.
///
/// @param examples the most examples in a batch
/// @param tokens   the most positions in a batch, counted with padding: examples times the longest length; a longer
///         example
///                 is a batch of its own
/// @param pool     how many examples are sorted together
public record Batches(int examples, int tokens, int pool) {

    private static final int BATCHES_A_POOL = 100;
    private static final int EXAMPLES_A_POOL = 10_000;

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is not positive
    public Batches {
        if (examples <= 0 || tokens <= 0 || pool <= 0)
            throw new IllegalArgumentException("Batches: examples, tokens and pool must be positive; got %d, %d and %d"
                    .formatted(examples, tokens, pool));
    }

    /// Batches of this many examples, the last one perhaps of fewer; a hundred batches make a pool.
    public static Batches ofSize(int examples) {
        return new Batches(examples, Integer.MAX_VALUE, Math.multiplyExact(BATCHES_A_POOL, examples));
    }

    /// Batches of at most this many positions, padding included.
    public static Batches ofTokens(int tokens) {
        return new Batches(Integer.MAX_VALUE, tokens, EXAMPLES_A_POOL);
    }

    /// Sorting this many examples together.
    public Batches withPool(int pool) {
        return new Batches(examples, tokens, pool);
    }

    /// The numbers of the examples, batch by batch, in an order drawn from the key; every example comes once.
    ///
    /// @param key     one for each epoch
    /// @param lengths the length of each example
    public List<int[]> shuffled(RandomKey key, int... lengths) {
        int[] order = key.with("examples").permutation(lengths.length);
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < order.length; from += pool)
            cut(Arrays.copyOfRange(order, from, (int) Math.min(order.length, (long) from + pool)), lengths, batches);
        int[] places = key.with("batches").permutation(batches.size());
        return Arrays.stream(places).mapToObj(batches::get).toList();
    }

    /// The numbers of the examples, batch by batch, from the shortest to the longest: for evaluation, where order does
    /// not matter.
    public List<int[]> byLength(int... lengths) {
        int[] order = new int[lengths.length];
        Arrays.setAll(order, i -> i);
        List<int[]> batches = new ArrayList<>();
        cut(order, lengths, batches);
        return List.copyOf(batches);
    }

    private void cut(int[] pooled, int[] lengths, List<int[]> batches) {
        int[] sorted = Arrays.stream(pooled).boxed().sorted(Comparator.comparingInt(i -> lengths[i])).mapToInt(i -> i)
                .toArray();
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && to - from < examples && (to - from + 1L) * lengths[sorted[to]] <= tokens)
                to++;                                        // sorted: the newest is the longest
            batches.add(Arrays.copyOfRange(sorted, from, to));
        }
    }
}

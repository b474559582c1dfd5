package fovea.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import fovea.random.RandomKey;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class BatchesProperties {

    @Property
    void everyExampleComesOnce(@ForAll @Size(max = 200) List<@IntRange(max = 30) Integer> lengths, @ForAll long seed,
                               @ForAll @IntRange(min = 1, max = 40) int limit) {
        int[] given = lengths.stream().mapToInt(i -> i).toArray();
        for (Batches batches
                : new Batches[] {Batches.ofSize(limit), Batches.ofSize(limit).withPool(7), Batches.ofTokens(limit)})
            for (var cut : List.of(batches.shuffled(RandomKey.of(seed), given), batches.byLength(given))) {
                int[] all = cut.stream().flatMapToInt(Arrays::stream).sorted().toArray();
                int[] expected = new int[given.length];
                Arrays.setAll(expected, i -> i);
                assertArrayEquals(expected, all);
                cut.forEach(batch -> assertTrue(fits(batches, batch, given)));
            }
    }

    private static boolean fits(Batches batches, int[] batch, int[] lengths) {
        int longest = Arrays.stream(batch).map(i -> lengths[i]).max().orElseThrow();
        return batch.length <= batches.examples() && (batch.length == 1 || batch.length * longest <= batches.tokens());
    }
}

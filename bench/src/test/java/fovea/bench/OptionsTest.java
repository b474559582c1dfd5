package fovea.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @Test
    void operationsAreAskedForByBeginnings() {
        assertEquals(List.of("op/tanh_8192x2048/fwd", "op/tanh_8192x2048/fwdbwd", "tiny/add16",
                "tiny/add16_sum_fwdbwd"), names("op/tanh, tiny/add"));
    }

    @Test
    void modelsAreAskedForByWholeNamesOrFamilies() {
        assertEquals(List.of("train/transformer_small"), names("train/transformer_small"));
        assertEquals(List.of("fb/rnn", "fb/gru", "fb/lstm"), names("fb/"));
        assertEquals(6, names("train/").size());
    }

    @Test
    void withoutAWordAllAreMeant() {
        assertEquals(62, Options.of().chosen(Bench.workloads()).size());
    }

    @Test
    void aWordThatMeansNothingIsRefused() {
        assertTrue(refused("--only", "op/tahn").contains("no workload is called op/tahn"));
        assertTrue(refused("--only", "train/transformer_b").contains("train/transformer_base, "));
        for (String threads : List.of("none", "0", "-1", "10000"))
            assertEquals("--threads must be a whole number from 1 to 9999; got " + threads,
                    refused("--threads", threads));
        assertTrue(refused("--only", " ,").contains("--only lacks its value"));
        assertTrue(refused("--sooner").contains("--sooner is unknown"));
        assertTrue(refused("--out").contains("lacks its value"));
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed(@TempDir Path folder) {
        String out = folder.resolve("nowhere/rows.tsv").toString();
        var wrong = assertThrows(IllegalArgumentException.class, () -> Bench.open(Options.of("--out", out)));
        assertEquals("cannot write --out " + out + "; is its folder there, and yours to write to?",
                wrong.getMessage());
    }

    private static List<String> names(String only) {
        return Options.of("--only", only).chosen(Bench.workloads()).stream().map(Workload::name).toList();
    }

    private static String refused(String... words) {
        return assertThrows(IllegalArgumentException.class, () -> Options.of(words).chosen(Bench.workloads()))
                .getMessage();
    }
}

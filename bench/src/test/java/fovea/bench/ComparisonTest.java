package fovea.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    @TempDir
    private Path folder;

    @Test
    void whoTakesHalfTheTimeIsTwiceAsFast() throws IOException {
        Path ours = file("ours", "fovea\tcheck/op/a\t2\t1\t100.005\tsum,sum of squares\t\t",
                "fovea\top/a\t2\t3\t1\tms\t\t");
        Path peer = file("peer", "torch\tcheck/op/a\t2\t1\t100\tsum,sum of squares\t\t",
                "torch\top/a\t2\t6\t3\tms\t\t", "torch\top/b\t2\t6\t3\tms\t\t");
        assertEquals("op/a\t2\t3.0000\t6.0000\tms\t2.00\t3.00\tyes", compared(ours, peer));
    }

    @Test
    void whatDiffersIsSaid() throws IOException {
        Path ours = file("ours", "fovea\tcheck/op/a\t2\t1\t100.1\tsum,sum of squares\t\t",
                "fovea\top/a\t2\t3\t1\tms\t\t");
        Path peer = file("peer", "torch\tcheck/op/a\t2\t1\t100\tsum,sum of squares\t\t",
                "torch\top/a\t2\t3\t1\tms\t\t");
        assertEquals("op/a\t2\t3.0000\t3.0000\tms\t1.00\t1.00\tNO", compared(ours, peer));
    }

    @Test
    void filesWithNothingInCommonAreNotCompared() throws IOException {
        Path ours = file("ours", "fovea\top/a\t2\t3\t1\tms\t\t"), peer = file("peer", "torch\top/a\t1\t3\t1\tms\t\t");
        assertEquals(ours + " and " + peer + " have no workload in common with as many threads",
                refused(ours, peer));
    }

    @Test
    void aFileThatCannotBeReadOrIsDamagedIsNamed() throws IOException {
        Path good = file("good", "fovea\top/a\t2\t3\t1\tms\t\t"), bad = file("bad", "fovea\top/a\t2\tx\t1\tms\t\t");
        assertEquals(bad + " is damaged; it says: fovea op/a 2 x 1 ms", refused(good, bad));
        assertEquals("cannot read " + folder.resolve("none"), refused(good, folder.resolve("none")));
    }

    private static String refused(Path ours, Path peer) {
        return assertThrows(IllegalArgumentException.class, () -> compared(ours, peer)).getMessage();
    }

    private Path file(String name, String... rows) throws IOException {
        return Files.write(folder.resolve(name), List.of(rows));
    }

    private static String compared(Path ours, Path peer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Comparison.of("--compare", ours.toString(), peer.toString()).print(new PrintStream(bytes, true));
        return bytes.toString(StandardCharsets.UTF_8).lines().skip(1).toList().getFirst();
    }
}

package fovea.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {

    @TempDir
    Path folder;

    @Test
    void anAxisThatHasRowsGetsAPicture() throws IOException {
        Path rows = rows("fovea\tsweep/width/32\t1\t0.5\t0.4\tms\t\t\n", "fovea\tsweep/width/64\t1\t2\t1.9\tms\t\t\n");
        Plots.draw("--plot", folder.toString(), rows.toString());
        assertEquals(760, ImageIO.read(folder.resolve("cost-width.png").toFile()).getWidth());
        assertTrue(Files.notExists(folder.resolve("cost-length.png")));
    }

    @Test
    void rowsWithoutSweepsAreRefused() throws IOException {
        String rows = rows("fovea\ttiny/add16\t1\t0.1\t0.1\tus\t\t\n").toString();
        var wrong = assertThrows(IllegalArgumentException.class, () -> Plots.draw("--plot", folder.toString(), rows));
        assertTrue(wrong.getMessage().contains("run --only sweep/ first"));
    }

    @Test
    void aSweepWithoutItsSizeIsDamaged() throws IOException {
        String rows = rows("fovea\tsweep/width\t1\t0.5\t0.4\tms\t\t\n").toString();
        var wrong = assertThrows(IllegalArgumentException.class, () -> Plots.draw("--plot", folder.toString(), rows));
        assertEquals(rows + " is damaged; it says: fovea sweep/width 1 0.5 0.4 ms", wrong.getMessage());
    }

    @Test
    void anAxisThatNothingDrawsIsNamed() throws IOException {
        String rows = rows("fovea\tsweep/depth/4\t1\t0.5\t0.4\tms\t\t\n").toString();
        var wrong = assertThrows(IllegalArgumentException.class, () -> Plots.draw("--plot", folder.toString(), rows));
        assertEquals(rows + " has rows of sweep/depth; drawn are [batch, length, width]", wrong.getMessage());
    }

    private Path rows(String... rows) throws IOException {
        return Files.writeString(folder.resolve("rows.tsv"), String.join("", rows));
    }
}

package fovea.examples.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.examples.run.Metrics.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    @TempDir
    private Path folder;

    private static Row row(int epoch) {
        return new Row(epoch, 2.5 / epoch, 3.0 / epoch, 0.25 * epoch, 10 * epoch, 0.004 / epoch, 1000, 2);
    }

    @Test
    void aRowIsNumbersWithPointsInEveryCountry() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            var metrics = new Metrics(folder.resolve("m.csv"));
            metrics.keepUpTo(0);
            metrics.append(row(1));
            assertEquals(List.of(Metrics.HEADER,
                    "1,2.500000,3.000000,20.0855,0.250000,10.0000,0.004000000,1000,2.00,500"),
                    Files.readAllLines(metrics.file()));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsDoneAgainStandsThereOnce() throws IOException {
        var metrics = new Metrics(folder.resolve("m.csv"));
        metrics.keepUpTo(0);
        for (int epoch = 1; epoch <= 3; epoch++)
            metrics.append(row(epoch));
        Files.writeString(metrics.file(), Files.readString(metrics.file()) + "4,0.1");      // killed while writing
        metrics.keepUpTo(2);
        metrics.append(row(3));
        assertEquals(List.of(row(1), row(2), row(3)).stream().map(Row::epoch).toList(),
                metrics.rows().stream().map(Row::epoch).toList());
    }

    @Test
    void rubbishIsPassedOver() throws IOException {
        var metrics = new Metrics(Files.writeString(folder.resolve("m.csv"), "a,b\n,,,\n1,x\n99999999999999,1\n\n"));
        assertEquals(List.of(), metrics.rows());
        metrics.keepUpTo(5);
        assertEquals(List.of(Metrics.HEADER, "1,x"), Files.readAllLines(metrics.file()));
    }
}

package fovea.examples.run;

import fovea.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `metrics.csv`: a header, and a row for each finished epoch, on the disk before the next epoch begins.
///
/// The columns from `epoch` to `tokens` have the same numbers whenever the same training is run; the rest depends on
/// the machine.
///
/// @param file where it is
public record Metrics(Path file) {

    /// The names of the columns.
    public static final String HEADER =
            "epoch,train_loss,validation_loss,perplexity,exact_match,bleu,learning_rate,tokens,"
                    + "seconds,tokens_per_second";

    private static final int MOST_BYTES = 64 << 20;

    /// What there is to say of one epoch.
    ///
    /// @param epoch          counted from 1
    /// @param trainLoss      mean loss of a token learnt from
    /// @param validationLoss mean loss of a held-out token
    /// @param exactMatch     share of held-out pairs translated to the letter
    /// @param bleu           corpus BLEU-4, 0 to 100
    /// @param learningRate   of its last step
    /// @param tokens         target tokens learnt from
    /// @param seconds        of training
    public record Row(int epoch, double trainLoss, double validationLoss, double exactMatch, double bleu,
            double learningRate,
            long tokens, double seconds) {

        String line() {
            return String.format(Locale.ROOT, "%d,%.6f,%.6f,%.4f,%.6f,%.4f,%.9f,%d,%.2f,%.0f", epoch, trainLoss,
                    validationLoss,
                    Math.exp(validationLoss), exactMatch, bleu, learningRate, tokens, seconds,
                    tokens / Math.max(seconds, 1e-9));
        }

        private static Row of(String line) {
            String[] cells = line.split(",", -1);
            return new Row(Integer.parseInt(cells[0]), Double.parseDouble(cells[1]), Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]), Double.parseDouble(cells[6]), Long.parseLong(cells[7]),
                    Double.parseDouble(cells[8]));
        }
    }

    /// Starts the file anew with the rows of the epochs up to `epoch`, if there are any: what came later is about to be
    /// done again.
    public void keepUpTo(int epoch) throws IOException {
        var lines = new ArrayList<String>(List.of(HEADER));
        if (Files.exists(file))
            rawLines().stream().filter(line -> epochOf(line) >= 1 && epochOf(line) <= epoch).forEach(lines::add);
        AtomicFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Appends a row; when this returns it is on the disk.
    public void append(Row row) throws IOException {
        Files.writeString(file, row.line() + "\n", StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }

    /// The rows there are; lines that are none are passed over.
    public List<Row> rows() {
        if (!Files.isRegularFile(file))
            return List.of();
        var rows = new ArrayList<Row>();
        for (String line : rawLines()) {
            try {
                rows.add(Row.of(line));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException notARow) {
                // the header, or the half line of a process that was killed
            }
        }
        return rows;
    }

    private List<String> rawLines() {
        return RunFolder.text(file, MOST_BYTES).lines().toList();
    }

    private static int epochOf(String line) {
        int comma = line.indexOf(',');
        String number = comma < 0 ? "" : line.substring(0, comma);
        return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : -1;
    }
}

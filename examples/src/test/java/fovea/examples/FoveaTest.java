package fovea.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.examples.run.Runs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The command as its users meet it: words in, an exit code and two streams out.
class FoveaTest {

    @TempDir
    private static Path folder;

    private static Said trained;

    /// What a command said, and how it ended.
    private record Said(int code, String out, String err) {

        List<String> lines() {
            return out.lines().toList();
        }
    }

    private static Said fovea(Path runs, String input, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = new Fovea(new Runs(runs), in).run(new PrintWriter(out), new PrintWriter(err), words);
        return new Said(code, out.toString(), err.toString());
    }

    private static Said fovea(String... words) {
        return fovea(folder.resolve("runs"), "", words);
    }

    @BeforeAll
    static void train() throws IOException {
        var pairs = new StringBuilder();
        for (int i = 0; i < 60; i++)
            pairs.append("go %d . run\tva %d ! cours\tignored\n".formatted(i % 7, i % 7)
                    .replace(" 3 ", i % 2 == 0 ? " 3 " : " \u001B[31mred "));
        Files.writeString(folder.resolve("pairs.tsv"), pairs);
        trained = fovea("train", "--data", folder.resolve("pairs.tsv").toString(), "--hidden", "8", "--epochs", "1",
                "--name", "a");
    }

    @Test
    void trainingReportsOnStandardOutputAndExitsWithZero() {
        assertEquals(0, trained.code, trained.err);
        assertTrue(trained.lines().getFirst().startsWith("epoch 1/1: loss "), trained.out);
        assertTrue(trained.out.contains("BLEU") && trained.out.contains("perplexity")
                && trained.out.contains("longest quarter"));
        assertTrue(trained.err.startsWith("Run a: gru, attention additive, "), trained.err);
        assertFalse((trained.out + trained.err).contains("\u001B"), "control characters of the corpus are not shown");
    }

    @Test
    void aTextGivesOneLine() {
        Said said = fovea("translate", "go 1 .");
        assertEquals(0, said.code, said.err);
        assertEquals(1, said.lines().size());
        assertEquals("", said.err);
    }

    @Test
    void standardInputGivesALineForEachLine() {
        Said said = fovea(folder.resolve("runs"), "go 1 .\n\nrun\r\n  \nlast", "translate", "--run", "a");
        assertEquals(0, said.code, said.err);
        List<String> lines = said.out.lines().toList();
        assertEquals(5, lines.size());
        assertEquals(List.of("", ""), List.of(lines.get(1), lines.get(3)));
    }

    @Test
    void unknownWordsAreSaidOnStandardErrorAndCannotDoHarm() {
        Said said = fovea("translate", "go \u001B[2Jxyz", "--run", "a");
        assertEquals("unknown words: \\x{1B}[2jxyz\n", said.err);
        assertEquals(1, said.lines().size());
    }

    @Test
    void attentionIsDrawnOnStandardError() {
        Said said = fovea("translate", "--attention", "go 1 .");
        assertEquals(1, said.lines().size());
        assertTrue(said.err.contains("</s>"), said.err);
    }

    @Test
    void evaluationSaysHowGoodItIs() {
        Said said = fovea("evaluate", "--run", "a", "--data", folder.resolve("pairs.tsv").toString());
        assertEquals(0, said.code, said.err);
        assertTrue(said.lines().getFirst().endsWith("60 pairs"), said.out);
        assertTrue(said.out.contains("BLEU") && said.out.contains("perplexity"));
    }

    @Test
    void runsAreListedAndCompared() {
        assertTrue(fovea("runs").lines().get(1).startsWith("a "), fovea("runs").out);
        Said compared = fovea("runs", "compare", "a", "a");
        assertEquals(0, compared.code);
        assertTrue(compared.out.contains("--hidden"));
    }

    @Test
    void deletingAsksFirst() throws IOException {
        Path runs = folder.resolve("other");
        Files.createDirectories(runs.resolve("b"));
        Files.copy(folder.resolve("runs/a/run.json"), runs.resolve("b/run.json"));
        assertEquals(2, fovea(runs, "", "runs", "delete", "b").code);
        assertEquals(1, fovea(runs, "n\n", "runs", "delete", "b").code);
        assertEquals(2, fovea(runs, "y\n", "runs", "delete", "b", "../b").code);
        assertTrue(Files.exists(runs.resolve("b/run.json")));
        assertEquals(0, fovea(runs, "y\n", "runs", "delete", "b").code);
        assertFalse(Files.exists(runs.resolve("b")));
    }

    @Test
    void aFinishedRunSaysSo() {
        Said said = fovea("train", "--resume", "a");
        assertEquals(0, said.code);
        assertTrue(said.err.contains("is finished"), said.err);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "train --hidden 0 | --hidden", "train --hidden x | --hidden", "train --model cnn | rnn, gru, lstm, transformer",
        "train --attention hard | additive, dot, scaled, none", "train --lr -1 | --lr", "train --lr NaN | --lr",
        "train --from en --to en | two languages", "train --to tlh | en, fr, de, es, zh",
        "train --threads 0 | --threads",
        "train --name ../x | '../x'", "train --name a --limit 10 | --resume a",
        "train --data nowhere.tsv | nowhere.tsv does not exist",
        "train --data . | is a folder", "train --resume nobody | no run",
        "train --resume a --lr 1 | --lr cannot be given",
        "train --resume a --epochs 9 --data /dev/null | no pairs", "train --bogus | --bogus",
        "train --model transformer --attention dot | scaled", "train --heads 2 | --heads",
        "train --dropout 1 | --dropout",
        "translate --run nobody x | no run", "translate --beam 0 x | --beam",
        "evaluate --run a --data nowhere | nowhere",
        "runs delete nobody --yes | nobody", "runs delete latest --yes | latest", "runs compare nobody | nobody",
        "jshell | ./fovea jshell", "bench | ./fovea bench", "nonsense | nonsense"})
    void whatIsGivenWronglyIsOneLineAndExitCodeTwo(String words, String says) {
        Said said = fovea(words.split(" "));
        assertEquals(2, said.code, said.err);
        assertEquals(1, said.err.lines().count(), said.err);
        assertTrue(said.err.contains(says), said.err);
        assertEquals("", said.out);
    }

    @Test
    void withoutARunTranslateSaysHowToGetOne() {
        Said said = fovea(folder.resolve("empty"), "", "translate", "x");
        assertEquals(2, said.code);
        assertTrue(said.err.contains("./fovea train"), said.err);
    }

    @Test
    void badLinesAreReportedOrRefused() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.tsv"), "a\tb\nno tab\nc\td\ne\tf\n");
        Said strict = fovea("train", "--data", bad.toString(), "--strict", "--name", "strict");
        assertEquals(2, strict.code);
        assertTrue(strict.err.contains("line 2"), strict.err);
        Said report = fovea("train", "--data", bad.toString(), "--hidden", "4", "--epochs", "1", "--min-frequency", "1",
                "--name", "report");
        assertEquals(0, report.code, report.err);
        assertTrue(report.err.contains("line 2"), report.err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "train --help", "translate --help", "runs --help",
            "runs delete --help", "completion"})
    void helpIsOnStandardOutput(String words) {
        Said said = fovea(words.split(" "));
        assertEquals(0, said.code, said.err);
        assertFalse(said.out.isBlank());
    }

    @Test
    void theHelpListsWhatTheScriptStartsAsWell() {
        String help = fovea("--help").out;
        assertTrue(help.contains("  jshell ") && help.contains("  bench "), help);
    }

    @Test
    void stackTracesAreForThoseWhoAsk() {
        assertFalse(fovea("translate", "--run", "nobody", "x").err.contains("\tat "));
        assertTrue(fovea("--debug", "translate", "--run", "nobody", "x").err.contains("\tat "));
        assertTrue(fovea("translate", "--debug", "--run", "nobody", "x").err.contains("\tat "));
    }

    @Test
    void anOptionGivenTwiceIsRefusedAndForgetsNoOther() {
        Said said = fovea("train", "--hidden", "8", "--model", "transformer", "--hidden", "12");
        assertEquals(2, said.code);
        assertTrue(said.err.contains("option '--hidden' (N) should be specified only once"), said.err);
    }
}

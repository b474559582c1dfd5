package fovea.examples.run;

import fovea.examples.settings.TrainingSettings;
import fovea.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The folder of one run, and the names of the files in it.
///
/// @param path where it is
public record RunFolder(Path path) {

    private static final int LONGEST_JSON = 4 << 20;

    /// What people call the run.
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /// The model that did best on held-out pairs.
    public Path model() {
        return path.resolve("model.safetensors");
    }

    /// All that is needed to go on with the training.
    public Path checkpoint() {
        return path.resolve("checkpoint");
    }

    /// What was asked, and what came of it.
    public Path json() {
        return path.resolve("run.json");
    }

    /// A row for each finished epoch.
    public Path metrics() {
        return path.resolve("metrics.csv");
    }

    /// The loss by epoch, drawn.
    public Path plot() {
        return path.resolve("loss.png");
    }

    /// Where the model looks, as a page for the browser.
    public Path page() {
        return path.resolve("attention.html");
    }

    /// The pairs learnt from.
    public Path training() {
        return path.resolve("train.tsv");
    }

    /// The pairs held out.
    public Path heldout() {
        return path.resolve("heldout.tsv");
    }

    /// The tokens of the language translated from.
    public Path sourceVocabulary() {
        return path.resolve("source.vocabulary");
    }

    /// The tokens of the language translated to.
    public Path targetVocabulary() {
        return path.resolve("target.vocabulary");
    }

    /// Held by the training that writes here.
    public Path lock() {
        return path.resolve("lock");
    }

    /// Whether this is a folder of ours: not a link, with a `run.json` that is a file.
    public boolean isRun() {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(json(), LinkOption.NOFOLLOW_LINKS);
    }

    /// Whether there is a model to translate with.
    public boolean hasModel() {
        return Files.isRegularFile(model());
    }

    /// What `run.json` says.
    ///
    /// @throws RunException if it is missing, too long, or says nothing that makes sense
    public RunRecord read() {
        return RunJson.parse(text(json(), LONGEST_JSON), where());
    }

    /// What `run.json` says was asked.
    ///
    /// @throws RunException if it is missing, too long, or says nothing that makes sense
    public TrainingSettings configuration() {
        return RunJson.configuration(text(json(), LONGEST_JSON), where());
    }

    private String where() {
        return "%s of run '%s'".formatted(json().getFileName(), name());
    }

    /// Writes `run.json`, wholly or not at all.
    public void write(RunRecord run) throws IOException {
        AtomicFile.write(json(), RunJson.text(run).getBytes(StandardCharsets.UTF_8));
    }

    /// The text of a file of the run that is not longer than expected.
    ///
    /// @throws RunException if it is missing, no file, or too long
    static String text(Path file, int mostBytes) {
        try {
            if (!Files.isRegularFile(file))
                throw new RunException("%s is missing; is this the folder of a run?".formatted(file));
            if (Files.size(file) > mostBytes)
                throw new RunException("%s is larger than %,d bytes; it cannot be what Fovea wrote"
                        .formatted(file, mostBytes));
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RunException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }
}

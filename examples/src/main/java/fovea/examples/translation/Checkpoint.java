package fovea.examples.translation;

import fovea.examples.run.RunException;
import fovea.examples.run.RunFolder;
import fovea.examples.settings.TrainingSettings;
import fovea.file.SafeTensors;
import fovea.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;

/// All that is needed to go on with a training, in one file: a set of files could be half new.
///
/// The file is a safetensors file; what is not a tensor is text beside them.
///
/// @param corpus        the digest of what is learnt from
/// @param configuration the settings, but for the number of epochs, which may grow
/// @param state         how far it is
/// @param model         the parameters
/// @param optimiser     what the optimiser remembers
record Checkpoint(String corpus, String configuration, TrainingState state, SequencedMap<String, Tensor> model,
        SequencedMap<String, Tensor> optimiser) {

    private static final String MODEL = "model.", OPTIMISER = "optimiser.", FORMAT = "fovea-checkpoint-1";

    /// Saves it, wholly or not at all.
    void write(Path file) throws IOException {
        SafeTensors.EMPTY.withAll(MODEL, model).withAll(OPTIMISER, optimiser)
                .withMetadata("format", FORMAT).withMetadata("corpus", corpus)
                .withMetadata("configuration", configuration)
                .withMetadata("epochs", Integer.toString(state.epochs()))
                .withMetadata("bestEpoch", Integer.toString(state.bestEpoch()))
                .withMetadata("bestLoss", Double.toString(state.bestLoss()))
                .withMetadata("loss", Double.toString(state.loss()))
                .withMetadata("seconds", Double.toString(state.seconds()))
                .withMetadata("totalSeconds", Double.toString(state.totalSeconds()))
                .withMetadata("tokens", Long.toString(state.tokens()))
                .write(file);
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws RunException if it is something else
    static Checkpoint read(RunFolder run, long leastParameters) throws IOException {
        Path file = run.checkpoint();
        ModelFile.checkSize(file, leastParameters);
        SafeTensors tensors = SafeTensors.read(file);
        var texts = new Texts(file, tensors.metadata());
        if (!texts.text("format").equals(FORMAT))
            throw new RunException("%s is not a checkpoint that this version of Fovea can read: format '%s'"
                    .formatted(file, texts.text("format")));
        return new Checkpoint(texts.text("corpus"), texts.text("configuration"), texts.state(), tensors.tensors(MODEL),
                tensors.tensors(OPTIMISER));
    }

    /// Whether a run has one.
    static boolean isIn(RunFolder run) {
        return Files.isRegularFile(run.checkpoint());
    }

    /// What must be the same to go on; epochs may be more, and the file of pairs may have moved.
    static String configuration(TrainingSettings settings) {
        var learning = settings.learning().withEpochs(1);
        var corpus = settings.corpus().data().isPresent() ? settings.corpus().withData("") : settings.corpus();
        return settings.withLearning(learning).withCorpus(corpus).toString();
    }

    /// The text in a file that may come from anybody.
    private record Texts(Path file, SequencedMap<String, String> texts) {

        String text(String name) {
            if (!texts.containsKey(name))
                throw new RunException("%s is no checkpoint: it does not say '%s'".formatted(file, name));
            return texts.get(name);
        }

        TrainingState state() {
            try {
                return new TrainingState(Integer.parseInt(text("epochs")), Integer.parseInt(text("bestEpoch")),
                        Double.parseDouble(text("bestLoss")), Double.parseDouble(text("loss")),
                        Double.parseDouble(text("seconds")),
                        Double.parseDouble(text("totalSeconds")), Long.parseLong(text("tokens")));
            } catch (IllegalArgumentException e) {
                throw new RunException("%s is damaged: %s".formatted(file, e.getMessage()), e);
            }
        }
    }
}

package fovea.examples.translation;

import fovea.examples.run.RunException;
import fovea.nn.Layer;
import fovea.nn.StateFile;
import fovea.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The parameters of a model out of a file that may come from anybody.
final class ModelFile {

    private ModelFile() {}

    /// Refuses a file that is too small for a model with so many parameters, before the model is made.
    ///
    /// @throws RunException if it is
    static void checkSize(Path file, long leastParameters) throws IOException {
        if (!Files.isRegularFile(file))
            throw new RunException("%s is missing; the run has not finished an epoch yet".formatted(file));
        long bytes = Files.size(file);
        if (bytes / Float.BYTES < leastParameters)
            throw new RunException("%s has %,d bytes; the model that run.json describes has %,d numbers or more"
                    .formatted(file, bytes, leastParameters));
    }

    /// Sets all parameters to the numbers in the file, or none.
    ///
    /// @throws RunException if the file does not fit the model
    static void load(Layer model, Path file) throws IOException {
        try {
            StateFile.load(model, file);
        } catch (IllegalArgumentException e) {
            throw misfit(file, e);
        }
    }

    /// Sets all parameters to these numbers, or none.
    ///
    /// @throws RunException if they do not fit the model; the message names the file they came from
    static void load(Layer model, Map<String, Tensor> numbers, Path file) {
        try {
            StateFile.load(model, numbers);
        } catch (IllegalArgumentException e) {
            throw misfit(file, e);
        }
    }

    private static RunException misfit(Path file, IllegalArgumentException e) {
        return new RunException("%s does not fit the configuration in run.json: %s".formatted(file, e.getMessage()), e);
    }
}

package fovea.nn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

import fovea.file.SafeTensors;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// The parameters of a layer as a safetensors file, under our names.
///
/// ```java
/// StateFile.save(model, path);
/// StateFile.load(model, path);                           // into a model made with the same settings
/// ```
///
/// A parameter that several layers share is saved once, under its first name. For PyTorch's names, write and read
/// [PyTorchNames#tensors] instead.
public final class StateFile {

    private StateFile() {}

    /// Writes all parameters of a layer, wholly or not at all.
    ///
    /// @throws IOException if the file cannot be written; an old one is then as it was
    public static void save(Layer layer, Path file) throws IOException {
        SafeTensors.EMPTY.withAll("", tensors(layer)).write(file);
    }

    /// Sets all parameters of a layer to the numbers in a file: all of them, or none if anything does not fit.
    ///
    /// @throws IOException              if the file cannot be read, or is no safetensors file
    /// @throws IllegalArgumentException naming all that is missing, all that is extra, and every wrong shape
    public static void load(Layer layer, Path file) throws IOException {
        load(layer, SafeTensors.read(file).tensors(""));
    }

    /// The numbers of all parameters by name.
    public static SequencedMap<String, Tensor> tensors(Layer layer) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        layer.parameters().forEach((name, parameter) -> tensors.put(name, parameter.value().detach()));
        return tensors;
    }

    /// Sets all parameters of a layer to these numbers by name: all of them, or none if anything does not fit.
    ///
    /// @throws IllegalArgumentException naming all that is missing, all that is extra, and every wrong shape
    public static void load(Layer layer, Map<String, Tensor> tensors) {
        SequencedMap<String, Parameter> parameters = layer.parameters();
        Map<String, Shape> shapes = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> shapes.put(name, parameter.shape()));
        StateCheck.fits(shapes, tensors);
        parameters.forEach((name, parameter) -> parameter.set(tensors.get(name)));
    }
}

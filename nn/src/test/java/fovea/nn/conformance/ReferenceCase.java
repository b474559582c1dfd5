package fovea.nn.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import fovea.file.SafeTensors;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// One file of reference numbers: inputs, parameters, outputs and gradients, and the settings under which they hold.
final class ReferenceCase {

    private final SafeTensors file;
    private final DType dtype;
    private final Map<String, Tensor> leaves = new LinkedHashMap<>();
    private final Set<String> unread;

    /// Reads a case, to be computed in this precision.
    ReferenceCase(Path path, DType dtype) throws IOException {
        this.file = SafeTensors.read(path);
        this.dtype = dtype;
        this.unread = names("in.");
    }

    // ---- settings

    String kind() {
        return setting("kind");
    }

    String setting(String name) {
        return maybe(name).orElseThrow(() -> new AssertionError("the case has no setting " + name));
    }

    int number(String name) {
        return Integer.parseInt(setting(name));
    }

    boolean says(String name) {
        return maybe(name).map(Boolean::parseBoolean).orElse(false);
    }

    /// The value of a setting, which is JSON: a text loses its quotation marks.
    Optional<String> maybe(String name) {
        return Optional.ofNullable(file.metadata().get(name)).map(value -> value.replace("\"", ""));
    }

    // ---- tensors

    boolean has(String name) {
        return file.has(name);
    }

    boolean hasFloats(String name) {
        return file.tensors("").containsKey(name);
    }

    /// The names behind a prefix, such as `grad.param.`.
    Set<String> names(String prefix) {
        Set<String> names = new TreeSet<>();
        file.names().stream().filter(name -> name.startsWith(prefix))
                .forEach(name -> names.add(name.substring(prefix.length())));
        return names;
    }

    /// An input as a leaf, the same one each time.
    Tensor input(String name) {
        unread.remove(name);
        return leaves.computeIfAbsent(name, _ -> tensor("in." + name).to(dtype).leaf());
    }

    IntTensor integers(String name) {
        unread.remove(name);
        return file.ints("in." + name);
    }

    BoolTensor booleans(String name) {
        unread.remove(name);
        return file.bools("in." + name);
    }

    /// Inputs that nobody asked for: the runner has overlooked something.
    Set<String> unread() {
        return unread;
    }

    /// The parameters as a `state_dict`.
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        names("param.").forEach(name -> state.put(name, tensor("param." + name).to(dtype)));
        return state;
    }

    /// What was differentiated is the sum of the output times this.
    Tensor probe(String output) {
        return tensor("probe." + output).to(dtype);
    }

    Tensor tensor(String name) {
        return file.tensor(name);
    }
}

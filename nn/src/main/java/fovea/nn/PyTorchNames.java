package fovea.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Rearrangement;
import fovea.tensor.Tensor;

/// What PyTorch's `state_dict` calls the parameters of a layer.
///
/// | ours | PyTorch's |
/// |---|---|
/// | `query.weight`, `key.weight`, `value.weight` | `in_proj_weight`, the three stacked |
/// | `output.weight` | `out_proj.weight` |
/// | `blocks.0.feedForward.inner.weight` | `layers.0.linear1.weight` |
///
/// ```java
/// PyTorchNames.of(model).load(state);                    // a state_dict's tensors by name
/// PyTorchNames.of(model).tensors();                      // ours, as PyTorch would name them
/// ```
///
/// The mapping lies with the layers: one that is [PyTorchNamed] tells its own, all others are called as here. Where
/// PyTorch keeps one matrix and we several, ours are stacked along the first axis on the way out, and split on the
/// way in.
public final class PyTorchNames {

    private final String prefix;
    private final SequencedMap<String, List<Parameter>> entries;

    private PyTorchNames(String prefix, SequencedMap<String, List<Parameter>> entries) {
        this.prefix = prefix;
        this.entries = entries;
    }

    /// The names of a layer's parameters.
    public static PyTorchNames of(Layer layer) {
        var names = new PyTorchNames("", new LinkedHashMap<>());
        names.visit("", layer);
        return names;
    }

    // ---- for layers that tell their names

    /// Names one parameter.
    public void parameter(String name, Parameter parameter) {
        stacked(name, parameter);
    }

    /// Names what in PyTorch is one tensor, and here these parameters, one below the other.
    public void stacked(String name, Parameter... parts) {
        entries.put(RecordTree.join(prefix, name), List.of(parts));
    }

    /// Names a layer in this one; its own names follow behind a dot.
    public void layer(String name, Layer layer) {
        visit(name, layer);
    }

    /// Names the layers of a list: `layers.0`, `layers.1`, …
    public void layers(String name, List<? extends Layer> layers) {
        visit(name, layers);
    }

    private void visit(String name, Object part) {
        var within = new PyTorchNames(RecordTree.join(prefix, name), entries);
        switch (part) {
            case PyTorchNamed named -> named.nameIn(within);
            case Parameter parameter -> parameter(name, parameter);
            default -> RecordTree.children(part).forEach(within::visit);
        }
    }

    // ---- for those who load and save

    /// The numbers of all parameters, as PyTorch would name and stack them.
    public SequencedMap<String, Tensor> tensors() {
        return tensors(parameter -> parameter.value().detach());
    }

    /// Something that belongs to each parameter, its gradient for instance, as PyTorch would name and stack it.
    public SequencedMap<String, Tensor> tensors(Function<Parameter, Tensor> of) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        entries.forEach((name, parts) -> tensors.put(name, joined(parts.stream().map(of).toList())));
        return tensors;
    }

    private static Tensor joined(List<Tensor> parts) {
        return parts.size() == 1 ? parts.getFirst() : Rearrangement.concat(0, parts);
    }

    /// Takes over the numbers of a `state_dict`: all of them, or none if anything does not fit.
    ///
    /// @throws IllegalArgumentException naming all that is missing, all that is there for no parameter, and every
    /// wrong shape
    public void load(Map<String, Tensor> state) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        entries.forEach((name, parts) -> shapes.put(name, stackedShape(parts)));
        StateCheck.fits(shapes, state);
        entries.forEach((name, parts) -> split(state.get(name), parts));
    }

    private static Shape stackedShape(List<Parameter> parts) {
        Shape first = parts.getFirst().shape();
        return parts.size() == 1 ? first : first.with(0, parts.stream().mapToInt(part -> part.shape().size(0)).sum());
    }

    private static void split(Tensor stacked, List<Parameter> parts) {
        if (parts.size() == 1) {
            parts.getFirst().set(stacked);
            return;
        }
        int[] sizes = parts.stream().mapToInt(part -> part.shape().size(0)).toArray();
        List<Tensor> pieces = stacked.split(0, sizes);
        for (int i = 0; i < sizes.length; i++)
            parts.get(i).set(pieces.get(i));
    }
}

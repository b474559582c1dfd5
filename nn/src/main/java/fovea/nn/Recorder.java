package fovea.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fovea.tensor.Tensor;

/// A watcher that writes down every thought, and changes none.
///
/// ```java
/// var recorder = new Recorder();
/// Trace.watch(recorder, () -> model.apply(x));
/// Tensor first = recorder.all("weights").getFirst();     // (B, h, T, S)
/// ```
///
/// The tensors are kept: they outlive the step in which they were made.
public final class Recorder implements Watcher {

    private final List<Entry> entries = new ArrayList<>();

    /// A recorder with an empty page.
    public Recorder() {}

    /// One part of one thought.
    ///
    /// @param layer who thought it
    /// @param name  what it is called
    /// @param value what it was
    public record Entry(Layer layer, String name, Tensor value) {}

    @Override
    public Thought see(Layer layer, Thought thought) {
        thought.parts().forEach((name, value) -> entries.add(new Entry(layer, name, value.keep())));
        return thought;
    }

    /// All that was seen, in the order of thinking.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// The parts of that name, whoever thought them, in the order of thinking.
    public List<Tensor> all(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).map(Entry::value).toList();
    }

    /// The parts of that name which this very layer thought, in the order of thinking.
    public List<Tensor> all(Layer layer, String name) {
        return entries.stream().filter(entry -> entry.layer() == layer && entry.name().equals(name))
                .map(Entry::value).toList();
    }

    /// Where in the model each part was thought, such as `encoder.blocks.0.attention.weights`, in the order of
    /// thinking; layers outside the model are left out.
    ///
    /// The path comes from the model, not from the layer: a layer does not know where it stands.
    public List<Map.Entry<String, Tensor>> under(Layer model) {
        Map<Layer, String> paths = LayerTree.paths(model);
        return entries.stream().filter(entry -> paths.containsKey(entry.layer()))
                .map(entry -> Map.entry(RecordTree.join(paths.get(entry.layer()), entry.name()), entry.value()))
                .toList();
    }
}

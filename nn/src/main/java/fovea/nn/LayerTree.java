package fovea.nn;

import java.util.IdentityHashMap;
import java.util.Map;

/// Finds the layers of a model by walking its record components.
final class LayerTree {

    private LayerTree() {}

    /// The path of every layer in the model, by identity; one that is shared has the path of its first place, the
    /// model itself the empty one.
    static Map<Layer, String> paths(Layer model) {
        Map<Layer, String> paths = new IdentityHashMap<>();
        RecordTree.walk(model, (path, part) -> {
            if (part instanceof Layer layer)
                paths.putIfAbsent(layer, path);
        });
        return paths;
    }
}

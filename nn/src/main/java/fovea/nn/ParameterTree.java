package fovea.nn;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

import fovea.tensor.Parameter;

/// Finds the parameters of a layer by walking its record components.
final class ParameterTree {

    private ParameterTree() {}

    /// All parameters by path; a shared one stands at its first place only.
    static SequencedMap<String, Parameter> of(Layer layer) {
        SequencedMap<String, Parameter> found = new LinkedHashMap<>();
        Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        RecordTree.walk(layer, (path, part) -> {
            if (part instanceof Parameter parameter && seen.add(parameter))
                found.put(path, parameter);
        });
        return Collections.unmodifiableSequencedMap(found);
    }
}

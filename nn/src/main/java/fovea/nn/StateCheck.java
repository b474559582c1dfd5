package fovea.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fovea.shape.Shape;
import fovea.tensor.Tensor;

/// Whether the tensors of a file are those that a layer needs.
final class StateCheck {

    private StateCheck() {}

    /// Says at once everything that does not fit, so that nobody has to repair one name after the other.
    ///
    /// @throws IllegalArgumentException if anything is missing, extra or of another shape
    static void fits(Map<String, Shape> needed, Map<String, Tensor> found) {
        List<String> missing = needed.keySet().stream().filter(name -> !found.containsKey(name)).toList();
        List<String> extra = found.keySet().stream().filter(name -> !needed.containsKey(name)).sorted().toList();
        List<String> wrong = new ArrayList<>();
        needed.forEach((name, shape) -> {
            if (found.containsKey(name) && !found.get(name).shape().equals(shape))
                wrong.add("%s is %s and must be %s".formatted(name, found.get(name).shape(), shape));
        });
        if (!missing.isEmpty() || !extra.isEmpty() || !wrong.isEmpty())
            throw new IllegalArgumentException("load: the tensors are not those of this layer"
                    + listed("missing", missing) + listed("extra", extra) + listed("wrong shape", wrong));
    }

    private static String listed(String what, List<String> names) {
        return names.isEmpty() ? "" : "; " + what + ": " + String.join(", ", names);
    }
}

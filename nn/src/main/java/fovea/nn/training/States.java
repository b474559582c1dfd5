package fovea.nn.training;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import fovea.tensor.Tensor;

/// Holds a state that was saved against the one it shall replace.
final class States {

    private States() {}

    /// Checks that both have the same names, shapes and dtypes.
    ///
    /// @throws IllegalArgumentException naming all that is missing or too much, or what differs
    static void check(String what, Map<String, Tensor> expected, Map<String, Tensor> got) {
        checkNames(what, expected.keySet(), got.keySet());
        expected.forEach((name, own) -> {
            Tensor other = got.get(name);
            if (!own.shape().equals(other.shape()) || own.dtype() != other.dtype())
                throw new IllegalArgumentException("%s: %s must be %s %s; the saved state has %s %s".formatted(
                        what, name, own.dtype(), own.shape(), other.dtype(), other.shape()));
        });
    }

    private static void checkNames(String what, Set<String> expected, Set<String> got) {
        Set<String> missing = new TreeSet<>(expected), extra = new TreeSet<>(got);
        missing.removeAll(got);
        extra.removeAll(expected);
        if (!missing.isEmpty() || !extra.isEmpty())
            throw new IllegalArgumentException(
                    "%s: a saved state has the same names; missing %s, unknown %s".formatted(what, missing, extra));
    }
}

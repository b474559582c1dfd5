package fovea.nn;

import java.util.SequencedMap;

import fovea.tensor.DType;
import fovea.tensor.Parameter;

/// Something with parameters: a record, whose component names are the parameters' names.
///
/// ```java
/// public record Doubled(Linear inner) implements Layer {
///     public Tensor apply(Tensor x) { return inner.apply(x).mul(2); }
/// }
/// // parameters(): inner.weight, inner.bias
/// ```
///
/// Components that are parameters, layers, lists or optionals of them are found by themselves, in the order of
/// their declaration; any other component is a setting. A layer declares its own `apply`, with the arguments that
/// its mathematics has.
public interface Layer {

    /// All parameters by their path, such as `blocks.0.attention.query.weight`; one that is shared is listed at its
    /// first place only.
    ///
    /// @throws IllegalStateException if a component cannot be read
    default SequencedMap<String, Parameter> parameters() {
        return ParameterTree.of(this);
    }

    /// How many numbers are learnt; shared ones count once.
    default long parameterCount() {
        return parameters().values().stream().mapToLong(Parameter::count).sum();
    }

    /// Changes the precision of all parameters; float64 is for proofs.
    default void convert(DType dtype) {
        parameters().values().forEach(parameter -> parameter.convert(dtype));
    }

    /// Stops learning all parameters of this layer.
    default void freeze() {
        parameters().values().forEach(Parameter::freeze);
    }
}

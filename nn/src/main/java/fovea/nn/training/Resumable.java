package fovea.nn.training;

import java.util.Map;
import java.util.SequencedMap;

import fovea.tensor.Tensor;

/// Something that remembers, and can be saved and resumed without losing a bit.
///
/// ```java
/// SafeTensors.EMPTY.withAll("optimiser.", adam.state()).write(file);
/// adam.resume(SafeTensors.read(file).tensors("optimiser."));
/// ```
public sealed interface Resumable permits Optimiser, Plateau {

    /// All it remembers, by name.
    SequencedMap<String, Tensor> state();

    /// Goes on from a state of the same kind.
    ///
    /// @throws IllegalArgumentException if names or shapes are not those of [#state()]; nothing is changed then
    void resume(Map<String, Tensor> state);
}

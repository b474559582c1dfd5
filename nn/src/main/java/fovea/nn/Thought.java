package fovea.nn;

import java.util.SequencedMap;

import fovea.tensor.Tensor;

/// What a layer works out on its way from input to output, each part under a name: for attention its queries, keys,
/// values, scores, weights and context.
///
/// Layers show thoughts to whoever [watches][Trace].
public interface Thought {

    /// The parts by name, in the order in which they come about.
    SequencedMap<String, Tensor> parts();
}

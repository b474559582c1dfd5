package fovea.nn;

import fovea.tensor.Tensor;

/// Forgets each number with probability p while training, so that nothing relies on a single one.   Srivastava et
/// al. 2014
///
/// What stays is scaled by `1 / (1 − p)`. Outside [Training] it lets everything pass.
///
/// @param p the probability, 0 ≤ p < 1
public record Dropout(double p) implements Layer {

    /// Dropout with a probability in range.
    ///
    /// @throws IllegalArgumentException unless `0 ≤ p < 1`
    public Dropout {
        if (!(p >= 0 && p < 1))
            throw new IllegalArgumentException("dropout: the probability must be at least 0 and less than 1; got " + p);
    }

    /// x, thinned out if this is training.
    public Tensor apply(Tensor x) {
        return p == 0 || !Training.isOn() ? x : x.dropout(p, Training.nextKey());
    }
}

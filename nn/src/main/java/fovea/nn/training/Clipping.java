package fovea.nn.training;

import java.util.Collection;

import fovea.tensor.Gradients;
import fovea.tensor.Parameter;

/// Gradients that are not too long, and how long they were.
///
/// ```text
///     g ← g · min(1, c / (|g| + 10⁻⁶))            |g| = √ Σ g² over all parameters         Pascanu et al. 2013
/// ```
///
/// A single steep place, as recurrent networks have them, then cannot throw the parameters far away. `(3, 4)` has
/// length 5; clipped to 1 it is `(0.6, 0.8)`. The small number is PyTorch's.
///
/// @param gradients the gradients, shortened if they were longer than allowed
/// @param norm      how long they were before; infinite or NaN if a number of theirs is
public record Clipping(Gradients gradients, double norm) {

    /// Shortens the gradients of these parameters to at most `longest`.
    ///
    /// @throws IllegalArgumentException unless `longest` is positive
    public static Clipping byNorm(Gradients gradients, Collection<Parameter> parameters, double longest) {
        if (!(longest > 0))
            throw new IllegalArgumentException("byNorm: the longest norm must be positive; got " + longest);
        double norm = gradients.norm(parameters), scale = longest / (norm + 1e-6);
        return new Clipping(scale < 1 ? gradients.times(scale) : gradients, norm);
    }
}

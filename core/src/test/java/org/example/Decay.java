package org.example;

import fovea.tensor.Edge;
import fovea.tensor.Tensor;

/// An operation as a user of the library writes it; `docs/properties.md` tests it.
final class Decay {

    private Decay() {}

    // region operation
    /// `y = x e⁻ᵗ`; both broadcast.   Slopes `g e⁻ᵗ` and `−g y`, each summed over what was stretched.
    static Tensor decay(Tensor x, Tensor t) {
        Tensor value = x.detach().mul(t.detach().neg().exp());
        return Tensor.step("decay", value,
                Edge.to(x, g -> g.mul(t.neg().exp()).sumTo(x.shape())),
                Edge.to(t, (g, y) -> g.mul(y).neg().sumTo(t.shape())));
    }
    // endregion
}

package fovea.check;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.arbitraries.FoveaDomain;
import fovea.tensor.Edge;
import fovea.tensor.Tensor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/// What the README shows: an operation of one's own, and the property that its gradient is right.
final class OwnOperationProperties {

    // region own-operation
    /// `y = x³`, with its slope `3 x² g`.
    static Tensor cube(Tensor x) {
        Tensor value = x.detach().pow(3);
        return Tensor.step("cube", value, Edge.to(x, g -> g.mul(x.square()).mul(3)));
    }

    @Property
    @Domain(FoveaDomain.class)
    void theSlopeOfCubeIsRight(@ForAll Tensor x) {      // any shape: sizes 0 and 1 too
        GradCheck.of(OwnOperationProperties::cube).at(x);   // first and second derivatives, in float64
    }
    // endregion

    @Property(tries = 20)
    @Domain(FoveaDomain.class)
    void aWrongSlopeIsFound(@ForAll Tensor x) {
        if (x.shape().volume() == 0 || x.abs().max().item() < 0.01)
            return;
        var error = assertThrows(AssertionError.class, () -> GradCheck.of((Tensor a) -> Tensor.step("cube",
                a.detach().pow(3), Edge.to(a, g -> g.mul(a.square()).mul(2)))).at(x));
        assertTrue(error.getMessage().contains("analytic"), error.getMessage());
    }
}

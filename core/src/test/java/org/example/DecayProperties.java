package org.example;

import java.util.List;

import fovea.arbitraries.Draw;
import fovea.arbitraries.FoveaDomain;
import fovea.arbitraries.Shapes;
import fovea.arbitraries.Values;
import fovea.check.GradCheck;
import fovea.tensor.Tensor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(FoveaDomain.class)
class DecayProperties {

    // region shapes
    @Property
    void slopesAreRightAtAnyShape(@ForAll Draw draw) {
        Tensor x = draw.tensor(Values.ANY);                    // sizes 0 and 1, too
        GradCheck.of(a -> Decay.decay(a, a)).firstOnly().at(x);
    }
    // endregion

    // region broadcasting
    @Property
    void slopesOfSlopesAreRightHoweverTheShapesMeet(@ForAll Shapes.Pair shapes, @ForAll Draw draw) {
        List<Tensor> x = draw.tensors(Values.ANY, shapes.a(), shapes.b());
        GradCheck.of(Decay::decay).at(x.get(0), x.get(1));
    }
    // endregion
}

package fovea.arbitraries;

import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.Tensor;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/// Lets properties ask for a [Draw], a [Shape], two [shapes that broadcast][Shapes.Pair], a [DType], a [Tensor] or a
/// [BoolTensor] with a bare `@ForAll`. Whoever wants jqwik's own types beside them adds
/// `@Domain(DomainContext.Global.class)`.
public final class FoveaDomain extends DomainContextBase {

    /// For jqwik.
    public FoveaDomain() {}

    @Provide
    Arbitrary<Draw> draws() {
        return Tensors.draws();
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Shapes.any();
    }

    @Provide
    Arbitrary<Shapes.Pair> broadcastable() {
        return Shapes.broadcastable();
    }

    @Provide
    Arbitrary<DType> dtypes() {
        return Arbitraries.of(DType.class);
    }

    @Provide
    Arbitrary<Tensor> tensors() {
        return Tensors.any();
    }

    @Provide
    Arbitrary<BoolTensor> masks() {
        return Tensors.masks(Shapes.any());
    }
}

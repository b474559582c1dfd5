package fovea.arbitraries;

import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Arbitrary tensors, masks and indices of arbitrary shapes. They shrink towards the smallest shape.
public final class Tensors {

    private Tensors() {}

    /// Draws of any shape, at scales 1, 0.1 and 3.
    public static Arbitrary<Draw> draws() {
        return draws(Shapes.any());
    }

    /// Draws of these shapes, at scales 1, 0.1 and 3.
    public static Arbitrary<Draw> draws(Arbitrary<Shape> shapes) {
        return Combinators.combine(shapes, Arbitraries.longs(), Arbitraries.of(1.0, 0.1, 3.0)).as(Draw::new);
    }

    /// Tensors of any shape, values and precision.
    public static Arbitrary<Tensor> any() {
        return Combinators.combine(draws(), Arbitraries.of(Values.class), Arbitraries.of(DType.class))
                .as(Draw::tensor);
    }

    /// float64 tensors of these shapes with such values.
    public static Arbitrary<Tensor> of(Arbitrary<Shape> shapes, Values values) {
        return draws(shapes).map(draw -> draw.tensor(values));
    }

    /// Masks of these shapes.
    public static Arbitrary<BoolTensor> masks(Arbitrary<Shape> shapes) {
        return draws(shapes).map(draw -> draw.mask(draw.shape()));
    }

    /// Indices from 0 to `bound` − 1 of these shapes.
    public static Arbitrary<IntTensor> indices(Arbitrary<Shape> shapes, int bound) {
        return draws(shapes).map(draw -> draw.indices(draw.shape(), bound));
    }
}

package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.DType;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class BatchNormTest implements LayerContract {

    private static final RandomKey KEY = RandomKey.of(3);

    @Override
    public Specimen specimen() {
        BatchNorm layer = new BatchNorm(new Parameter(Specimen.normal(2)), new Parameter(Specimen.normal(2)),
                new Parameter(Specimen.normal(2)), new Parameter(Tensor.of(0.5f, 2)), 0.1, 1e-5);
        return Specimen.of(layer, layer::apply, Specimen.normal(3, 2, 4));
    }

    private static Tensor train(BatchNorm layer, Tensor x) {
        return Training.run(KEY, () -> layer.apply(x));
    }

    @Test
    void trainingNormalisesByTheBatchAndMovesTheRunningMoments() {
        BatchNorm layer = BatchNorm.create(1);
        Tensor x = Tensor.of(Shape.of(2, 1), 1, 3f);
        assertArrayEquals(new float[] {-1, 1}, train(layer, x).toFloats(), 1e-4f);
        assertEquals(0.2, layer.mean().value().item(), 1e-6);          // 0.9 · 0 + 0.1 · 2
        assertEquals(1.1, layer.variance().value().item(), 1e-6);      // 0.9 · 1 + 0.1 · 2, the variance with n − 1
    }

    @Test
    void inferenceUsesTheRunningMomentsAndLeavesThem() {
        BatchNorm layer = BatchNorm.create(1);
        train(layer, Tensor.of(Shape.of(2, 1), 1, 3f));
        Tensor y = layer.apply(Tensor.of(Shape.of(1, 1), 1.2f));
        assertEquals(1 / Math.sqrt(1.1 + 1e-5), y.item(), 1e-5);
        assertEquals(0.2, layer.mean().value().item(), 1e-6);
    }

    @Test
    void theRunningMomentsAreSavedButNotLearnt() {
        BatchNorm layer = BatchNorm.create(3);
        assertEquals(List.of("weight", "bias", "mean", "variance"), List.copyOf(layer.parameters().keySet()));
        assertEquals(List.of("weight", "bias", "running_mean", "running_var"),
                List.copyOf(PyTorchNames.of(layer).tensors().keySet()));
        train(layer, Specimen.normal(4, 3));
        assertTrue(layer.mean().isFrozen() && layer.variance().isFrozen());
        var gradients = train(layer, Specimen.normal(4, 3)).square().sum().gradients();
        assertTrue(gradients.reached(layer.weight()));
        assertFalse(gradients.reached(layer.mean()));
    }

    @Test
    void imagesInFloat64AreNormalisedPerChannel() {
        BatchNorm layer = BatchNorm.create(2);
        layer.convert(DType.FLOAT64);
        Tensor y = train(layer, Specimen.normal(2, 2, 3, 3).to(DType.FLOAT64).add(5));
        assertArrayEquals(new double[] {0, 0}, y.mean(0, 2, 3).toDoubles(), 1e-12);
        assertEquals(DType.FLOAT64, layer.mean().dtype());
    }

    @Test
    void oneNumberHasNoVarianceToLearnFrom() {
        assertThrows(ShapeException.class, () -> train(BatchNorm.create(2), Specimen.normal(1, 2)));
    }
}

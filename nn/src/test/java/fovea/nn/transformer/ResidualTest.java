package fovea.nn.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import fovea.nn.contract.LayerContract;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ResidualTest implements LayerContract {

    @Override
    public Specimen specimen() {
        Residual layer = TransformerConfig.of(4, 2).residual();
        return Specimen.of(layer, x -> layer.apply(x, Tensor::square), Specimen.normal(2, 3, 4));
    }

    @Test
    void postNormsTheSum() {
        Residual layer = TransformerConfig.of(2, 1).withEps(0).residual();
        assertArrayEquals(new float[] {1, -1}, layer.apply(Tensor.of(1f, 3f), x -> x.mul(-2)).toFloats());
    }

    @Test
    void preNormsWhatTheSublayerSees() {
        Residual layer = TransformerConfig.of(2, 1).withEps(0).withNorm(NormPlace.PRE).residual();
        assertArrayEquals(new float[] {-9, 13}, layer.apply(Tensor.of(1f, 3f), x -> x.mul(10)).toFloats());
    }
}

package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.IntTensor;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class EmbeddingTest implements LayerContract {

    private static final IntTensor TOKENS = IntTensor.of(Shape.of(2, 3), 1, 0, 3, 3, 3, 2);

    /// Tokens have no gradient: what is multiplied by the rows has.
    @Override
    public Specimen specimen() {
        Embedding layer = Embedding.create(4, 5, RandomKey.of(1));
        return Specimen.of(layer, x -> {
            int rows = x.size(0);
            IntTensor tokens = rows == 2 ? TOKENS : IntTensor.of(Shape.of(1, 3), tokensOf(x));
            return layer.apply(tokens).mul(x);
        }, Specimen.normal(2, 3, 5));
    }

    /// The tokens that belong to a single row of the specimen's input.
    private static int[] tokensOf(Tensor row) {
        boolean first = row.at(0, 0, 0) == Specimen.normal(2, 3, 5).at(0, 0, 0);
        return first ? new int[] {1, 0, 3} : new int[] {3, 3, 2};
    }

    @Test
    void looksUpRowsAndAddsTheirGradients() {
        var table = new Parameter(Tensor.of(Shape.of(3, 2), 0, 1, 10, 11, 20, 21f));
        Tensor rows = new Embedding(table, OptionalInt.empty()).apply(IntTensor.of(2, 0, 2));
        assertArrayEquals(new float[] {20, 21, 0, 1, 20, 21}, rows.toFloats());
        assertArrayEquals(new float[] {1, 1, 0, 0, 2, 2}, rows.sum().gradients().of(table).toFloats());
    }

    @Test
    void theRowOfPaddingIsZeroAndNeverLearnt() {
        Embedding layer = Embedding.create(3, 2, RandomKey.of(1)).withPadding(1);
        assertArrayEquals(new float[] {0, 0}, layer.apply(IntTensor.of(1)).toFloats());
        Tensor gradient = layer.apply(IntTensor.of(0, 1, 1)).sum().gradients().of(layer.weight());
        assertArrayEquals(new float[] {1, 1, 0, 0, 0, 0}, gradient.toFloats());
    }

    @Test
    void aTokenBeyondTheTableIsRefused() {
        Embedding layer = Embedding.create(3, 2, RandomKey.of(1));
        assertThrows(IllegalArgumentException.class, () -> layer.apply(IntTensor.of(3)));
    }
}

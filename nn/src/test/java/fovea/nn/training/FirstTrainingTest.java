package fovea.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.nn.Layer;
import fovea.nn.Linear;
import fovea.random.RandomKey;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// The README's first training, from nothing to a sine.
class FirstTrainingTest {

    // region net
    record Net(Linear hidden, Linear output) implements Layer {
        Tensor apply(Tensor x) {
            return output.apply(hidden.apply(x).tanh());
        }
    }
    // endregion

    @Test
    void aSmallNetLearnsTheSine() {
        // region loop
        RandomKey key = RandomKey.of(1);
        Net net = new Net(Linear.create(1, 16, key.with("hidden")), Linear.create(16, 1, key.with("output")));
        Optimiser adam = Optimiser.of(net.parameters(), Adam.DEFAULT.withRate(0.02));

        Tensor x = Tensor.linspace(-3, 3, 64).reshape(64, 1), y = x.sin();
        for (int step = 0; step < 500; step++)
            adam.update(net.apply(x).meanSquaredError(y).gradients());

        double loss = net.apply(x).meanSquaredError(y).item();             // less than 0.001
        // endregion
        assertTrue(loss < 0.001, "the loss is " + loss);
        assertEquals("[hidden.weight, hidden.bias, output.weight, output.bias]", net.parameters().keySet().toString());
    }
}

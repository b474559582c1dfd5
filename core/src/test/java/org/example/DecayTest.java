package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.check.GradCheck;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DecayTest {

    // region plain
    @Test
    void slopesAreRight() {
        Tensor x = Tensor.of(1.0, -2), t = Tensor.of(0.5, 3);
        GradCheck.of(Decay::decay).at(x, t);
    }
    // endregion

    @Test
    void byHand() {
        assertEquals(Math.exp(-1) * 3, Decay.decay(Tensor.of(3.0), Tensor.of(1.0)).item(), 1e-15);
    }
}

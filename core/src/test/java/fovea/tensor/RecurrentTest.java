package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import fovea.kernel.Gates;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RecurrentTest {

    private static final double SIGMOID_OF_1 = 1 / (1 + Math.exp(-1));

    private static Tensor row(double... numbers) {
        return Tensor.of(Shape.of(1, numbers.length), numbers);
    }

    private static Tensor zeros(int... sizes) {
        return Tensor.zeros(Shape.of(sizes), DType.FLOAT64);
    }

    private static double stepped(Recurrent cell, Tensor x, double h) {
        return cell.step(x, Recurrent.State.of(row(h))).hidden().item();
    }

    private static Recurrent withoutParameters(Gates gates) {
        return Recurrent.of(gates, zeros(gates.products(), 1), zeros(gates.biases()));
    }

    @Test
    void aPlainCellTakesTheTanhOfTheSum() {
        var cell = Recurrent.of(Gates.TANH, row(2), Tensor.of(0.5));
        assertEquals(Math.tanh(1 + 2 * -0.25 + 0.5), stepped(cell, row(1), -0.25), 1e-15);
    }

    @Test
    void aReluCellCutsOffTheNegative() {
        var cell = Recurrent.of(Gates.RELU, row(2), Tensor.of(0.5));
        assertEquals(4.5, stepped(cell, row(1), 1.5), 1e-15);
        assertEquals(0, stepped(cell, row(-4), 1.5));
    }

    @Test
    void aGruWithoutParametersForgetsHalf() {
        assertEquals(0.5, stepped(withoutParameters(Gates.GRU), row(0, 0, 0), 1), 1e-15);
    }

    @Test
    void aGruByHand() {
        // r = σ(0) = ½, z = σ(1), q = 3·2 + 1 = 7, n = tanh(0.5 + ½·7) = tanh 4
        var cell = Recurrent.of(Gates.GRU, Tensor.of(Shape.of(3, 1), 0, 0, 3.0), Tensor.of(0, 0, 0.25, 1.0));
        double z = SIGMOID_OF_1, n = Math.tanh(4);
        assertEquals((1 - z) * n + z * 2, stepped(cell, row(0, 1, 0.25), 2), 1e-15);
    }

    @Test
    void aGruThatResetsFirstByHand() {
        // the same numbers: n = tanh(0.25 + 1.25 + 3·(½·2)) = tanh 4.5
        var cell = Recurrent.resetFirst(Tensor.of(Shape.of(3, 1), 0, 0, 3.0), Tensor.of(0, 0, 1.25));
        double z = SIGMOID_OF_1, n = Math.tanh(4.5);
        assertEquals((1 - z) * n + z * 2, stepped(cell, row(0, 1, 0.25), 2), 1e-15);
    }

    @Test
    void anLstmWithoutParametersByHand() {
        Recurrent.State after = withoutParameters(Gates.LSTM).step(row(0, 0, 0, 0), Recurrent.State.of(row(7), row(1)));
        assertEquals(0.5, after.memory().orElseThrow().item(), 1e-15);
        assertEquals(0.5 * Math.tanh(0.5), after.hidden().item(), 1e-15);
    }

    @Test
    void anLstmByHand() {
        // i = σ(1), f = ½, g = tanh 1, o = σ(1): c' = ½·2 + σ(1) tanh 1
        Recurrent.State after = withoutParameters(Gates.LSTM).step(row(1, 0, 1, 1), Recurrent.State.of(row(0), row(2)));
        double c = 1 + SIGMOID_OF_1 * Math.tanh(1);
        assertEquals(c, after.memory().orElseThrow().item(), 1e-15);
        assertEquals(SIGMOID_OF_1 * Math.tanh(c), after.hidden().item(), 1e-15);
    }

    @Test
    void aBackwardWalkStartsAtEachRowsOwnEnd() {
        // h' = tanh(x + h) for x = 1 2 3; the second row ends after 2
        var cell = Recurrent.of(Gates.TANH, row(1), Tensor.of(0.0));
        Tensor x = Tensor.of(Shape.of(2, 3, 1), 1, 2, 3, 1, 2, 3.0), h = zeros(2, 1);
        var walked = cell.unroll(x, Recurrent.State.of(h), Steps.BACKWARD.within(IntTensor.of(3, 2)));
        double third = Math.tanh(3), second = Math.tanh(2 + third), first = Math.tanh(1 + second);
        double own2 = Math.tanh(2), own1 = Math.tanh(1 + own2);
        assertArrayEquals(new double[] {first, second, third, own1, own2, 0}, walked.outputs().toDoubles(), 1e-15);
        assertArrayEquals(new double[] {first, own1}, walked.last().hidden().toDoubles(), 1e-15);
    }

    @Test
    void aRowOfLengthZeroKeepsItsFirstState() {
        var cell = withoutParameters(Gates.LSTM);
        Tensor x = Tensor.ones(Shape.of(1, 2, 4), DType.FLOAT64);
        var walked = cell.unroll(x, Recurrent.State.of(row(3), row(4)), Steps.FORWARD.within(IntTensor.of(0)));
        assertEquals(3, walked.last().hidden().item());
        assertEquals(4, walked.last().memory().orElseThrow().item());
        assertArrayEquals(new double[2], walked.outputs().toDoubles());
    }

    @Test
    void aLongWalkNeedsNoRecursion() {
        var cell = Recurrent.of(Gates.TANH, row(1).leaf(), Tensor.of(0.0));
        Tensor x = zeros(1, 20_000, 1).leaf();
        Tensor last = cell.unroll(x, Recurrent.State.of(row(0.1)), Steps.FORWARD).last().hidden().sum();
        assertTrue(last.gradients().of(x).at(0, 0, 0) > 0);
        assertEquals(last.gradients().of(x).at(0, 9, 0), last.differentiableGradients().of(x).at(0, 9, 0), 1e-12);
    }

    @Test
    void onlyTheResultsThatWereUsedSpeakBack() {
        Tensor x = Tensor.of(Shape.of(3, 2), 1, 2, 3, 4, 5, 6.0).leaf();
        List<Tensor> rows = x.unstack(0);
        Gradients first = rows.get(0).sum().gradients();
        assertArrayEquals(new double[] {1, 1, 0, 0, 0, 0}, first.of(x).toDoubles());
        Gradients second = rows.get(1).mul(rows.get(1)).sum().gradients();
        assertArrayEquals(new double[] {0, 0, 6, 8, 0, 0}, second.of(x).toDoubles(), "nothing is left of the first");
    }

    @Test
    void errorsSayWhatIsNeeded() {
        var gru = withoutParameters(Gates.GRU);
        var state = Recurrent.State.of(row(0));
        says("x must be (B, T, 3)", ShapeException.class, () -> gru.unroll(zeros(1, 2, 4), state, Steps.FORWARD));
        says("the state must be (2, 1)", ShapeException.class, () -> gru.step(zeros(2, 3), state));
        says("no memory", IllegalArgumentException.class,
                () -> gru.step(row(0, 0, 0), Recurrent.State.of(row(0), row(0))));
        says("lengths must lie in 0 … 1; got 2 for row 0", IllegalArgumentException.class,
                () -> gru.unroll(zeros(1, 1, 3), state, Steps.FORWARD.within(IntTensor.of(2))));
        says("one length for each of the 1 rows", ShapeException.class,
                () -> gru.unroll(zeros(1, 1, 3), state, Steps.FORWARD.within(IntTensor.of(1, 1))));
        says("the weight must be (3 H, H) and the bias (4 H)", ShapeException.class,
                () -> Recurrent.of(Gates.GRU, row(1), Tensor.of(0.0)));
    }

    private static void says(String words, Class<? extends Throwable> kind, Executable body) {
        Throwable thrown = assertThrows(kind, body);
        assertTrue(thrown.getMessage().contains(words), thrown.getMessage());
    }
}

package fovea.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import fovea.nn.Initialiser;
import fovea.nn.Training;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Recurrent;
import fovea.tensor.Steps;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrenceTest {

    private static final RandomKey KEY = RandomKey.of(7);

    private static Tensor input(int... sizes) {
        return Tensor.normal(Shape.of(sizes), KEY.with("input"));
    }

    @Test
    void parametersAreNamedByLayerDirectionAndProduct() {
        var gru = Gru.create(RecurrentConfig.of(3, 2).withLayers(2).withBothDirections(), KEY);
        assertEquals(List.of("layers.0.forward.input.weight", "layers.0.forward.input.bias",
                "layers.0.forward.state.weight", "layers.0.forward.state.bias"),
                gru.parameters().keySet().stream().limit(4).toList());
        assertEquals("layers.1.reverse.state.bias", gru.parameters().lastEntry().getKey());
        assertEquals(Shape.of(6, 4), gru.parameters().get("layers.1.forward.input.weight").shape(),
                "a layer reads both directions of the one before");
    }

    @ParameterizedTest
    @EnumSource(RecurrentKind.class)
    void countsAreThoseOfTheFormulas(RecurrentKind kind) {
        int gates = switch (kind) {
            case RNN -> 1;
            case GRU -> 3;
            case LSTM -> 4;
        };
        var config = RecurrentConfig.of(5, 7);
        for (Biases biases : Biases.values())
            assertEquals(gates * 7 * (5 + 7 + biases.ordinal()),
                    Recurrence.create(kind, config.withBiases(biases), KEY).parameterCount());
    }

    @ParameterizedTest
    @EnumSource(RecurrentKind.class)
    void shapesAreThoseOfTheDocumentation(RecurrentKind kind) {
        var recurrence = Recurrence.create(kind, RecurrentConfig.of(3, 4).withLayers(2).withBothDirections(), KEY);
        Recurrent.Unrolled walked = recurrence.apply(input(2, 5, 3), IntTensor.of(5, 2));
        assertEquals(Shape.of(2, 5, 8), walked.outputs().shape());
        assertEquals(Shape.of(4, 2, 4), walked.last().hidden().shape());
        assertEquals(kind == RecurrentKind.LSTM, walked.last().memory().isPresent());
        assertEquals(0, walked.outputs().slice(0, 1, 2).slice(1, 2, 5).abs().max().item(), "padding gives zeros");
    }

    @ParameterizedTest
    @EnumSource(RecurrentKind.class)
    void cellsTakeTheSameStepsAlone(RecurrentKind kind) {
        Cell cell = Cell.create(kind, RecurrentConfig.of(3, 4), KEY);
        cell.convert(DType.FLOAT64);
        Tensor x = input(2, 3, 3).to(DType.FLOAT64);
        Recurrent.State state = cell.zeros(2);
        Recurrent.Unrolled walked = cell.unroll(x, state, Steps.FORWARD);
        for (int t = 0; t < 3; t++) {
            state = cell.step(x.select(1, t), state);
            assertArrayEquals(walked.outputs().select(1, t).toDoubles(), state.hidden().toDoubles(), 1e-15);
        }
        assertArrayEquals(walked.last().hidden().toDoubles(), state.hidden().toDoubles(), 1e-15);
    }

    @Test
    void aWalkCanBeInterruptedAndGoOn() {
        var lstm = Lstm.create(RecurrentConfig.of(3, 4).withLayers(2), KEY);
        Tensor x = input(2, 6, 3);
        Recurrent.Unrolled whole = lstm.apply(x), first = lstm.apply(x.slice(1, 0, 4));
        Recurrent.Unrolled second = lstm.apply(x.slice(1, 4, 6), first.last());
        Tensor memory = whole.last().memory().orElseThrow(), again = second.last().memory().orElseThrow();
        assertArrayEquals(whole.outputs().slice(1, 4, 6).toFloats(), second.outputs().toFloats(), 1e-6f);
        assertArrayEquals(memory.toFloats(), again.toFloats(), 1e-6f);
    }

    @Test
    void parametersStartWithinOneOverTheRootOfH() {
        var gru = Gru.create(RecurrentConfig.of(8, 25), KEY);
        gru.parameters().forEach((name, parameter) -> {
            double largest = parameter.value().abs().max().item();
            assertTrue(largest <= 0.2 && largest > 0.18, name + " " + largest);
        });
    }

    @Test
    void aStateWeightMayStartOrthogonalGateByGate() {
        var cell = GruCell.create(RecurrentConfig.of(2, 5).withStateWeight(Initialiser.named("orthogonal")), KEY);
        for (Tensor gate : cell.state().weight().value().split(0, 5, 5, 5))
            assertArrayEquals(Tensor.eye(5).toFloats(), gate.matmul(gate.T()).toFloats(), 1e-5f);
        Tensor all = cell.state().weight().value(), first = all.slice(0, 0, 5), second = all.slice(0, 5, 10);
        assertTrue(first.sub(second).abs().max().item() > 0.1, "gates start differently");
    }

    @Test
    void oneBiasIsTheFirstOfTwo() {
        var one = GruCell.create(RecurrentConfig.of(2, 3).withBiases(Biases.ONE), KEY);
        var two = GruCell.create(RecurrentConfig.of(2, 3), KEY);
        two.state().bias().orElseThrow().set(Tensor.zeros(Shape.of(9)));
        Tensor x = input(4, 2);
        assertArrayEquals(two.step(x, two.zeros(4)).hidden().toFloats(), one.step(x, one.zeros(4)).hidden().toFloats());
    }

    @Test
    void theResetGateStandsWhereTheConfigurationSays() {
        var config = RecurrentConfig.of(2, 3);
        var after = GruCell.create(config, KEY);
        var before = GruCell.create(config.withReset(Reset.BEFORE_PRODUCT), KEY);
        Tensor x = input(4, 2);
        var state = Recurrent.State.of(Tensor.normal(Shape.of(4, 3), KEY.with("state")));
        assertNotEquals(after.step(x, state).hidden().at(0, 0), before.step(x, state).hidden().at(0, 0));
        after.state().weight().set(Tensor.zeros(Shape.of(9, 3)));
        before.state().weight().set(Tensor.zeros(Shape.of(9, 3)));
        after.state().bias().orElseThrow().set(Tensor.zeros(Shape.of(9)));
        before.state().bias().orElseThrow().set(Tensor.zeros(Shape.of(9)));
        assertArrayEquals(after.step(x, state).hidden().toFloats(), before.step(x, state).hidden().toFloats(), 1e-6f,
                "without a product there is nothing to stand before or after");
    }

    @Test
    void dropoutWorksBetweenLayersWhileTraining() {
        var config = RecurrentConfig.of(3, 4).withDropout(0.5);
        Tensor x = input(2, 5, 3);
        var single = Gru.create(config, KEY);
        assertArrayEquals(single.apply(x).outputs().toFloats(), trained(single, x), "nothing after the last layer");
        var twice = Gru.create(config.withLayers(2), KEY);
        assertNotEquals(twice.apply(x).outputs().toFloats()[39], trained(twice, x)[39]);
        assertArrayEquals(trained(twice, x), trained(twice, x), "the same key repeats the same choices");
    }

    private static float[] trained(Gru gru, Tensor x) {
        return Training.run(KEY, () -> gru.apply(x)).outputs().toFloats();
    }

    @Test
    void kindsRefuseWhatTheyDoNotHave() {
        var config = RecurrentConfig.of(2, 3);
        says("lstm has no reset gate", () -> Lstm.create(config.withReset(Reset.BEFORE_PRODUCT), KEY));
        says("gru only knows tanh", () -> Gru.create(config.withActivation(Activation.RELU), KEY));
        says("there are rnn, gru and lstm", () -> RecurrentKind.named("qrnn"));
        says("sizes are at least 1", () -> RecurrentConfig.of(0, 3));
        var gru = Gru.create(config, KEY);
        says("x must be (B, T, 2)", () -> gru.apply(input(2, 5, 3)));
        says("the state must be (1, 2, 3)", () -> gru.apply(input(2, 5, 2), Recurrent.State.of(input(2, 3))));
    }

    @ParameterizedTest
    @EnumSource(RecurrentKind.class)
    void aRecurrenceLearnsToRemember(RecurrentKind kind) {
        var recurrence = Recurrence.create(kind, RecurrentConfig.of(1, 8), KEY);
        // ±1, then silence
        Tensor x = Tensor.generate(Shape.of(4, 5, 1), DType.FLOAT32, i -> i % 5 > 0 ? 0 : i / 5 % 2 * 2 - 1);
        Tensor wanted = Tensor.generate(Shape.of(4), DType.FLOAT32, b -> b % 2 * 2 - 1);
        double first = 0, last = 0;
        for (int step = 0; step < 200; step++) {
            Tensor loss = recurrence.apply(x).last().hidden().select(0, 0).select(1, 0).meanSquaredError(wanted);
            var gradients = loss.gradients();
            recurrence.parameters().values().forEach(parameter ->
                    parameter.set(parameter.value().detach().sub(gradients.of(parameter).mul(0.3))));
            first = step == 0 ? loss.item() : first;
            last = loss.item();
        }
        assertTrue(last < first / 10, "%s: from %s to %s".formatted(kind, first, last));
    }

    private static void says(String words, Executable body) {
        String message = assertThrows(IllegalArgumentException.class, body).getMessage();
        assertTrue(message.contains(words), message);
    }
}

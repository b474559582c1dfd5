package fovea.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;

import fovea.check.GradCheck;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecurrenceProperties {

    /// A recurrence with a batch of rows of different lengths.
    record Batch(RecurrentKind kind, RecurrentConfig config, int B, int T, long seed) {

        Recurrence recurrence() {
            var recurrence = Recurrence.create(kind, config, RandomKey.of(seed));
            recurrence.convert(DType.FLOAT64);
            return recurrence;
        }

        Tensor x() {
            return numbers("x", B, T, config.in());
        }

        Tensor state(String name) {
            return numbers(name, config.layers() * config.directions(), B, config.hidden());
        }

        int[] lengths() {
            int[] lengths = new int[B];
            for (int b = 0; b < B; b++)
                lengths[b] = RandomKey.of(seed).with("lengths").below(b, T + 1);
            return lengths;
        }

        private Tensor numbers(String purpose, int... sizes) {
            RandomKey key = RandomKey.of(seed).with(purpose);
            return Tensor.generate(Shape.of(sizes), DType.FLOAT64, i -> 2 * key.uniform(i) - 1);
        }
    }

    @Provide
    Arbitrary<Batch> batches() {
        Arbitrary<Integer> widths = Arbitraries.integers().between(1, 3), sizes = Arbitraries.integers().between(0, 3);
        Arbitrary<RecurrentConfig> configs = Combinators.combine(widths, widths, Arbitraries.of(1, 2),
                Arbitraries.of(1, 2), Arbitraries.of(Biases.class)).as((in, H, layers, directions, biases) -> {
                    var config = RecurrentConfig.of(in, H).withLayers(layers).withBiases(biases);
                    return directions == 2 ? config.withBothDirections() : config;
                });
        return Combinators.combine(Arbitraries.of(RecurrentKind.class), configs, sizes, sizes, Arbitraries.longs(),
                Arbitraries.of(Reset.class)).as((kind, config, B, T, seed, reset) ->
                        new Batch(kind, kind == RecurrentKind.GRU ? config.withReset(reset) : config, B, T, seed));
    }

    @Property
    void firstAndSecondDerivativesHoldForInputsStatesAndParameters(@ForAll("batches") Batch batch) {
        var recurrence = batch.recurrence();
        boolean memory = batch.kind == RecurrentKind.LSTM;
        GradCheck.ofMany(inputs -> {
            var start = memory ? Recurrent.State.of(inputs.get(1), inputs.get(2)) : Recurrent.State.of(inputs.get(1));
            Recurrent.Unrolled walked = recurrence.apply(inputs.get(0), IntTensor.of(batch.lengths()), start);
            return memory ? List.of(walked.outputs(), walked.last().hidden(), walked.last().memory().orElseThrow())
                    : List.of(walked.outputs(), walked.last().hidden());
        }).with(recurrence.parameters()).at(memory
                ? new Tensor[] {batch.x(), batch.state("h"), batch.state("c")}
                : new Tensor[] {batch.x(), batch.state("h")});
    }

    @Property
    void firstAndSecondDerivativesHoldForCells(@ForAll("batches") Batch batch) {
        Cell cell = Cell.create(batch.kind, batch.config, RandomKey.of(batch.seed));
        cell.convert(DType.FLOAT64);
        boolean memory = batch.kind == RecurrentKind.LSTM;
        int H = batch.config.hidden();
        Tensor x = batch.numbers("x", batch.B, batch.config.in()), h = batch.numbers("h", batch.B, H);
        GradCheck.ofMany(inputs -> {
            var before = memory ? Recurrent.State.of(inputs.get(1), inputs.get(2)) : Recurrent.State.of(inputs.get(1));
            Recurrent.State after = cell.step(inputs.get(0), before);
            return memory ? List.of(after.hidden(), after.memory().orElseThrow()) : List.of(after.hidden());
        }).with(cell.parameters()).at(memory
                ? new Tensor[] {x, h, batch.numbers("c", batch.B, H)}
                : new Tensor[] {x, h});
    }

    @Property
    void eachRowIsReadAsIfItWereAlone(@ForAll("batches") Batch batch) {
        var recurrence = batch.recurrence();
        Recurrent.Unrolled all = recurrence.apply(batch.x(), IntTensor.of(batch.lengths()));
        for (int b = 0; b < batch.B; b++) {
            int length = batch.lengths()[b];
            Recurrent.Unrolled alone = recurrence.apply(batch.x().slice(0, b, b + 1).slice(1, 0, length));
            Tensor outputs = all.outputs().slice(0, b, b + 1).slice(1, 0, length);
            Tensor last = all.last().hidden().slice(1, b, b + 1);
            assertArrayEquals(alone.outputs().toDoubles(), outputs.toDoubles(), 1e-14);
            assertArrayEquals(alone.last().hidden().toDoubles(), last.toDoubles(), 1e-14);
        }
    }
}

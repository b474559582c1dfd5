package fovea.tensor;

import java.util.ArrayList;
import java.util.List;

import fovea.kernel.Gates;
import fovea.random.RandomKey;
import fovea.shape.Shape;

/// A small recurrence with random numbers: x, the weight, the bias, h, and c for an LSTM; and a length for each row.
///
/// A relu's sums stay away from its kink: biases are ±2, and all else adds up to less than 1.
record RecurrentProblem(Gates gates, int B, int T, int H, boolean ragged, boolean backward, long seed) {

    Steps steps() {
        Steps steps = backward ? Steps.BACKWARD : Steps.FORWARD;
        return ragged ? steps.within(IntTensor.of(lengths())) : steps;
    }

    int[] lengths() {
        int[] lengths = new int[B];
        for (int b = 0; b < B; b++)
            lengths[b] = ragged ? key("lengths").below(b, T + 1) : T;
        return lengths;
    }

    Tensor[] inputs() {
        List<Tensor> inputs = new ArrayList<>();
        int G = gates.products();
        inputs.add(numbers("x", gates == Gates.RELU ? 0.1 : 1, B, T, G * H));
        inputs.add(numbers("weight", gates == Gates.RELU ? 0.02 : 0.7, G * H, H));
        Tensor bias = numbers("bias", 1, gates.biases() * H);
        inputs.add(gates == Gates.RELU ? bias.sign().mul(2) : bias);
        inputs.add(numbers("h", 0.5, B, H));
        if (gates.hasMemory())
            inputs.add(numbers("c", 1, B, H));
        return inputs.toArray(Tensor[]::new);
    }

    /// By kernels.   Outputs, and the last state.
    List<Tensor> fused(List<Tensor> inputs) {
        return results(Recurrent.of(gates, inputs.get(1), inputs.get(2)).unroll(inputs.get(0), start(inputs), steps()));
    }

    /// By kernels, one step at a time.
    List<Tensor> stepwise(List<Tensor> inputs) {
        Recurrent recurrent = Recurrent.of(gates, inputs.get(1), inputs.get(2));
        Recurrent.State state = start(inputs);
        List<Tensor> outputs = new ArrayList<>();
        for (Tensor x : inputs.get(0).unstack(1)) {
            state = recurrent.step(x, state);
            outputs.add(state.hidden());
        }
        return results(new Recurrent.Unrolled(Rearrangement.stack(1, outputs), state));
    }

    /// By the expression.
    List<Tensor> written(List<Tensor> inputs) {
        var written = new WrittenGates(gates, inputs.get(1).T(), inputs.get(2));
        return results(steps().walk(inputs.get(0), start(inputs), written::step));
    }

    private static List<Tensor> results(Recurrent.Unrolled walked) {
        List<Tensor> results = new ArrayList<>(List.of(walked.outputs(), walked.last().hidden()));
        walked.last().memory().ifPresent(results::add);
        return results;
    }

    private static Recurrent.State start(List<Tensor> inputs) {
        Tensor h = inputs.get(3);
        return inputs.size() == 5 ? Recurrent.State.of(h, inputs.get(4)) : Recurrent.State.of(h);
    }

    private Tensor numbers(String purpose, double scale, int... sizes) {
        RandomKey key = key(purpose);
        return Tensor.generate(Shape.of(sizes), DType.FLOAT64, i -> scale * (2 * key.uniform(i) - 1));
    }

    private RandomKey key(String purpose) {
        return RandomKey.of(seed).with(purpose);
    }
}

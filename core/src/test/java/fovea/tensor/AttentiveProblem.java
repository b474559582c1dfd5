package fovea.tensor;

import java.util.ArrayList;
import java.util.List;

import fovea.kernel.Gates;
import fovea.random.RandomKey;
import fovea.shape.Shape;

/// A small recurrence that looks back, with random numbers: x, the weight, the bias, Q, C, keys, v, values, h, and c
/// for an LSTM.
///
/// A relu's sums stay away from its kink: biases are ±2, and all else adds up to less than 1.
record AttentiveProblem(Gates gates, int B, int T, int S, int H, int A, int C, long seed) {

    /// A key is hidden with probability 0.3.
    BoolTensor visible() {
        return BoolTensor.generate(Shape.of(B, 1, S), i -> key("mask").uniform(i) < 0.7);
    }

    Tensor[] inputs() {
        int G = gates.products() * H;
        double x = gates == Gates.RELU ? 0.1 : 1, w = gates == Gates.RELU ? 0.02 : 0.7;
        List<Tensor> inputs = new ArrayList<>(List.of(numbers("x", x, B, T, G), numbers("weight", w, G, H)));
        Tensor bias = numbers("bias", 1, gates.biases() * H);
        inputs.add(gates == Gates.RELU ? bias.sign().mul(2) : bias);
        inputs.addAll(List.of(numbers("Q", 1, A, H), numbers("C", w, G, C), numbers("keys", 1, B, S, A),
                numbers("v", 1, A), numbers("values", 0.5, B, S, C), numbers("h", 0.5, B, H)));
        if (gates.hasMemory())
            inputs.add(numbers("c", 1, B, H));
        return inputs.toArray(Tensor[]::new);
    }

    /// In one operation.   Outputs, contexts, weights, and the last state.
    List<Tensor> walked(List<Tensor> in) {
        var source = Additive.of(in.get(5), in.get(6), in.get(7));
        Attentive.Walked walked = Attentive.of(Recurrent.of(gates, in.get(1), in.get(2)), in.get(3), in.get(4), source)
                .walk(in.get(0), start(in), visible());
        return results(walked.last(), walked.outputs(), walked.contexts(), walked.weights());
    }

    /// Look by look and step by step.
    List<Tensor> stepwise(List<Tensor> in) {
        var source = Additive.of(in.get(5), in.get(6), in.get(7));
        var cell = Recurrent.of(gates, in.get(1), in.get(2));
        Recurrent.State state = start(in);
        List<Tensor> outputs = new ArrayList<>(), contexts = new ArrayList<>(), weights = new ArrayList<>();
        for (Tensor x : in.get(0).unstack(1)) {
            Additive.Look look = source.look(state.hidden().matmul(in.get(3).T()).unsqueeze(1), visible());
            state = cell.step(x.add(look.context().squeeze(1).matmul(in.get(4).T())), state);
            outputs.add(state.hidden());
            contexts.add(look.context().squeeze(1));
            weights.add(look.weights().squeeze(1));
        }
        return results(state, Rearrangement.stack(1, outputs), Rearrangement.stack(1, contexts),
                Rearrangement.stack(1, weights));
    }

    private static List<Tensor> results(Recurrent.State last, Tensor... sequences) {
        List<Tensor> results = new ArrayList<>(List.of(sequences));
        results.add(last.hidden());
        last.memory().ifPresent(results::add);
        return results;
    }

    private Recurrent.State start(List<Tensor> in) {
        return gates.hasMemory() ? Recurrent.State.of(in.get(8), in.get(9)) : Recurrent.State.of(in.get(8));
    }

    private Tensor numbers(String purpose, double scale, int... sizes) {
        RandomKey key = key(purpose);
        return Tensor.generate(Shape.of(sizes), DType.FLOAT64, i -> scale * (2 * key.uniform(i) - 1));
    }

    private RandomKey key(String purpose) {
        return RandomKey.of(seed).with(purpose);
    }
}

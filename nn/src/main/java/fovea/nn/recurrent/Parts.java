package fovea.nn.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fovea.nn.Initialiser;
import fovea.nn.Linear;
import fovea.nn.PyTorchNames;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Rearrangement;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;

/// What the three cells have in common: how their weights start, and how their biases meet.
final class Parts {

    private Parts() {}

    /// The weights on the input, and the first bias.
    static Linear input(int gates, RecurrentConfig config, RandomKey key) {
        RandomKey own = key.with("input");
        Initialiser start = Initialiser.uniform(1 / Math.sqrt(config.hidden()));
        Parameter weight = start.parameter(Shape.of(gates * config.hidden(), config.in()), own.with("weight"));
        return new Linear(weight, bias(config.biases() != Biases.NONE, gates, config, own));
    }

    /// The weights on the state, gate by gate, and the second bias.
    static Linear state(int gates, RecurrentConfig config, RandomKey key) {
        RandomKey own = key.with("state");
        int H = config.hidden();
        var weight = Parameter.drawn(Shape.of(gates * H, H), () -> square(gates, config, own.with("weight")));
        return new Linear(weight, bias(config.biases() == Biases.TWO, gates, config, own));
    }

    private static Tensor square(int gates, RecurrentConfig config, RandomKey key) {
        Shape square = Shape.of(config.hidden(), config.hidden());
        List<Tensor> weights = new ArrayList<>();
        for (int gate = 0; gate < gates; gate++)
            weights.add(config.stateWeight().draw(square, key.with(gate)));
        return Rearrangement.concat(0, weights);
    }

    private static Optional<Parameter> bias(boolean wanted, int gates, RecurrentConfig config, RandomKey key) {
        if (!wanted)
            return Optional.empty();
        Initialiser start = Initialiser.uniform(1 / Math.sqrt(config.hidden()));
        return Optional.of(start.parameter(Shape.of(gates * config.hidden()), key.with("bias")));
    }

    /// All biases of a cell in one, `(G H)`: they meet in the same sums.
    static Tensor bias(Cell cell) {
        Optional<Tensor> first = cell.input().bias().map(Parameter::value);
        Optional<Tensor> second = cell.state().bias().map(Parameter::value);
        if (first.isPresent() && second.isPresent())
            return first.get().add(second.get());
        return first.or(() -> second).orElseGet(() -> none(cell, cell.state().out()));
    }

    /// The biases of a cell whose reset gate tells two of them apart, `(4 H)`: those of r and z, of n, and of what is
    /// reset.
    static Tensor biasOfReset(Cell cell) {
        int H = cell.hidden();
        Tensor zeros = none(cell, H);
        return Rearrangement.concat(0, bias(cell).slice(0, 0, 2 * H),
                cell.input().bias().map(b -> b.value().slice(0, 2 * H, 3 * H)).orElse(zeros),
                cell.state().bias().map(b -> b.value().slice(0, 2 * H, 3 * H)).orElse(zeros));
    }

    static Recurrent.State zeros(Cell cell, int batch) {
        Tensor zeros = Tensor.zeros(Shape.of(batch, cell.hidden()), cell.state().weight().dtype());
        return cell instanceof LstmCell ? Recurrent.State.of(zeros, zeros) : Recurrent.State.of(zeros);
    }

    static void name(PyTorchNames names, Cell cell, String which) {
        names.parameter("weight_ih" + which, cell.input().weight());
        names.parameter("weight_hh" + which, cell.state().weight());
        cell.input().bias().ifPresent(bias -> names.parameter("bias_ih" + which, bias));
        cell.state().bias().ifPresent(bias -> names.parameter("bias_hh" + which, bias));
    }

    static void noReset(String kind, RecurrentConfig config) {
        if (config.reset() != Reset.AFTER_PRODUCT)
            throw new IllegalArgumentException(kind + " has no reset gate; leave withReset away, or choose gru");
    }

    static void noRelu(String kind, RecurrentConfig config) {
        if (config.activation() != Activation.TANH)
            throw new IllegalArgumentException(kind + " only knows tanh; leave withActivation away, or choose rnn");
    }

    private static Tensor none(Cell cell, int n) {
        return Tensor.zeros(Shape.of(n), cell.state().weight().dtype());
    }
}

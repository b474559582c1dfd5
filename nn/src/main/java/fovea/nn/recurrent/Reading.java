package fovea.nn.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.Rearrangement;
import fovea.tensor.Recurrent;
import fovea.tensor.Steps;
import fovea.tensor.Tensor;

/// One reading of a sequence by all layers of a recurrence.
final class Reading {

    private final Recurrence recurrence;
    private final Steps forward;
    private final Steps backward;
    private final List<Tensor> hidden = new ArrayList<>(), memory = new ArrayList<>();     // last states, by layer

    Reading(Recurrence recurrence, Steps forward, Steps backward) {
        this.recurrence = recurrence;
        this.forward = forward;
        this.backward = backward;
    }

    Recurrent.Unrolled run(Tensor x, Recurrent.State start) {
        check(x, start);
        List<Tensor> h = start.hidden().unstack(0);
        Optional<List<Tensor>> c = start.memory().map(m -> m.unstack(0));
        Tensor outputs = x;
        for (Directions<? extends Cell> layer : recurrence.layers()) {
            Tensor input = hidden.isEmpty() ? outputs : recurrence.dropout().apply(outputs);
            List<Tensor> read = new ArrayList<>(2);
            for (Cell cell : layer.cells()) {
                int at = hidden.size();
                var own = new Recurrent.State(h.get(at), c.map(all -> all.get(at)));
                read.add(walk(cell, input, read.isEmpty() ? forward : backward, own));
            }
            outputs = read.size() == 1 ? read.getFirst() : Rearrangement.concat(-1, read);     // (B, T, directions · H)
        }
        return new Recurrent.Unrolled(outputs, stacked(hidden, memory));
    }

    private Tensor walk(Cell cell, Tensor x, Steps steps, Recurrent.State start) {
        Recurrent.Unrolled walked = cell.unroll(x, start, steps);
        hidden.add(walked.last().hidden());
        walked.last().memory().ifPresent(memory::add);
        return walked.outputs();
    }

    private void check(Tensor x, Recurrent.State start) {
        if (x.shape().rank() != 3 || x.size(2) != recurrence.in())
            throw new ShapeException("recurrence", "x must be (B, T, %d)".formatted(recurrence.in()), x.shape());
        Shape wanted = zeros(recurrence, x.size(0)).hidden().shape();
        if (!start.hidden().shape().equals(wanted) || !start.memory().orElse(start.hidden()).shape().equals(wanted))
            throw new ShapeException("recurrence", "the state must be %s, layers · directions first".formatted(wanted),
                    start.hidden().shape());
    }

    static Recurrent.State zeros(Recurrence recurrence, int batch) {
        var first = recurrence.layers().getFirst().forward();
        Shape shape = Shape.of(recurrence.layers().size() * recurrence.directions(), batch, first.hidden());
        Tensor zeros = Tensor.zeros(shape, first.state().weight().dtype());
        return first instanceof LstmCell ? Recurrent.State.of(zeros, zeros) : Recurrent.State.of(zeros);
    }

    private static Recurrent.State stacked(List<Tensor> hidden, List<Tensor> memory) {
        Tensor h = Rearrangement.stack(0, hidden);
        return memory.isEmpty() ? Recurrent.State.of(h) : Recurrent.State.of(h, Rearrangement.stack(0, memory));
    }

    /// The layers that a configuration asks for; each has a key of its own.
    static <C extends Cell> List<Directions<C>> layers(RecurrentConfig config, RandomKey key,
                                                       BiFunction<RecurrentConfig, RandomKey, C> create) {
        List<Directions<C>> layers = new ArrayList<>();
        for (int i = 0; i < config.layers(); i++) {
            RecurrentConfig own = i == 0 ? config : config.withIn(config.directions() * config.hidden());
            C forward = create.apply(own, key.with(i).with("forward"));
            C reverse = create.apply(own, key.with(i).with("reverse"));
            layers.add(new Directions<>(forward, Optional.of(reverse).filter(_ -> config.directions() == 2)));
        }
        return List.copyOf(layers);
    }
}

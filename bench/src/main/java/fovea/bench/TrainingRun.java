package fovea.bench;

import java.util.function.Function;

import fovea.nn.Layer;
import fovea.nn.Training;
import fovea.nn.training.Adam;
import fovea.nn.training.Optimiser;
import fovea.random.RandomKey;
import fovea.tensor.Tensor;

/// Training steps on one batch: forward, loss, backward, Adam.
final class TrainingRun<L extends Layer> implements Course.Run {

    private static final Adam ADAM = Adam.DEFAULT.withRate(1e-4).withBetas(0.9, 0.98).withEps(1e-9);

    private final L model;
    private final Function<L, Tensor> loss;
    private final Optimiser optimiser;

    TrainingRun(L model, Function<L, Tensor> loss) {
        this.model = model;
        this.loss = loss;
        optimiser = Optimiser.of(model.parameters(), ADAM);
    }

    @Override
    public double step() {
        return Training.run(RandomKey.of(1).with("step").with(optimiser.steps()), () -> {
            Tensor L = loss.apply(model);
            optimiser.update(L.gradients());
            return L.item();
        });
    }

    @Override
    public long parameters() {
        return model.parameterCount();
    }
}

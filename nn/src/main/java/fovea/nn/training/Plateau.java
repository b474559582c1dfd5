package fovea.nn.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.Tensor;

/// A schedule that listens: the rate falls when the loss has stopped to.
///
/// ```java
/// var plateau = new Plateau(PlateauConfig.DEFAULT.withPatience(2));
/// plateau.report(validationLoss);                        // after each epoch
/// ```
///
/// A loss is progress if it is less than `best · (1 − threshold)`. After more than `patience` reports in a row without,
/// the factor is multiplied. The rules are those of PyTorch's ReduceLROnPlateau in its relative mode.
public final class Plateau implements Schedule, Resumable {

    private final PlateauConfig config;
    private double best = Double.POSITIVE_INFINITY;
    private double idle;
    private double cooling;
    private double factor = 1;

    /// A plateau that has heard nothing yet; its factor is 1.
    public Plateau(PlateauConfig config) {
        this.config = config;
    }

    /// Hears a loss, the smaller the better.
    public void report(double loss) {
        boolean progress = loss < best * (1 - config.threshold());
        best = progress ? loss : best;
        idle = progress ? 0 : idle + 1;
        if (cooling > 0) {
            cooling--;
            idle = 0;
        }
        if (idle > config.patience()) {
            factor = Math.max(factor * config.factor(), config.least());
            cooling = config.cooldown();
            idle = 0;
        }
    }

    /// The factor as of the last report, whatever the step.
    @Override
    public double at(long step) {
        return factor;
    }

    @Override
    public SequencedMap<String, Tensor> state() {
        SequencedMap<String, Tensor> state = new LinkedHashMap<>();
        state.put("best", number(best));
        state.put("idle", number(idle));
        state.put("cooling", number(cooling));
        state.put("factor", number(factor));
        return state;
    }

    @Override
    public void resume(Map<String, Tensor> state) {
        States.check("Plateau", state(), state);
        best = state.get("best").item();
        idle = state.get("idle").item();
        cooling = state.get("cooling").item();
        factor = state.get("factor").item();
    }

    private static Tensor number(double number) {
        return Tensor.full(Shape.SCALAR, number, DType.FLOAT64);
    }
}

package fovea.nn.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

import fovea.conformance.ConformanceCase;
import fovea.conformance.ConformanceFiles;
import fovea.file.Json;
import fovea.tensor.Gradients;
import fovea.tensor.Parameter;
import fovea.tensor.Rearrangement;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Optimisers take PyTorch's steps: ten of them, in float64 and float32.
///
/// The cases lie in the test resources. `-Dfovea.conformance=DIR[,DIR]` names folders with more.
final class OptimiserConformanceTest {

    @TestFactory
    Stream<DynamicTest> everyTrajectoryIsPyTorchs() {
        return ConformanceFiles.tests(c -> c.kind().equals("optimiser"), OptimiserConformanceTest::check);
    }

    private static void check(ConformanceCase c) {
        Json hyper = c.setting("hyper").orElseThrow();
        var w = new Parameter(c.input("w"));
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("w", w);
        Optimiser optimiser = Optimiser.of(parameters, rule(c.setting("name").orElseThrow().text(), hyper));
        List<Tensor> trajectory = new ArrayList<>();
        for (int step = 0; step < 10; step++) {
            Tensor loss = c.input("a").matmul(w.value()).meanSquaredError(c.input("y"))
                    .add(w.value().abs().sum().mul(0.01));
            optimiser.update(clipped(loss.gradients(), w, hyper));
            trajectory.add(w.value().keep());
        }
        c.check(Map.of("trajectory", Rearrangement.stack(0, trajectory)));
    }

    private static Gradients clipped(Gradients gradients, Parameter w, Json hyper) {
        return hyper.fields().containsKey("clip_gradient_norm")
                ? Clipping.byNorm(gradients, List.of(w), hyper.field("clip_gradient_norm").number()).gradients()
                : gradients;
    }

    private static Rule rule(String name, Json hyper) {
        double rate = hyper.field("lr").number();
        double decay = hyper.fields().containsKey("weight_decay") ? hyper.field("weight_decay").number() : 0;
        return switch (name.split("_")[0]) {
            case "adam" -> new Adam(rate, beta(hyper, 0), beta(hyper, 1), hyper.field("eps").number(), decay);
            case "adamw" -> new AdamW(rate, beta(hyper, 0), beta(hyper, 1), hyper.field("eps").number(), decay);
            case "sgd" -> new Sgd(rate, hyper.field("momentum").number(), hyper.field("nesterov").truth(), decay);
            default -> throw new AssertionError("no such optimiser: " + name);
        };
    }

    private static double beta(Json hyper, int i) {
        return hyper.field("betas").items().get(i).number();
    }
}

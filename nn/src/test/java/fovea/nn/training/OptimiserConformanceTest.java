package fovea.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

import fovea.file.Json;
import fovea.file.SafeTensors;
import fovea.tensor.DType;
import fovea.tensor.Gradients;
import fovea.tensor.Parameter;
import fovea.tensor.Rearrangement;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Optimisers take PyTorch's steps: ten of them, in float64 and float32.
///
/// The cases lie in the test resources. `-Dfovea.conformance=DIR[,DIR]` names other folders to run instead.
final class OptimiserConformanceTest {

    private static final String GIVEN = System.getProperty("fovea.conformance", "");

    @TestFactory
    Stream<DynamicTest> everyTrajectoryIsPyTorchs() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files())
            for (DType dtype : DType.values())
                tests.add(DynamicTest.dynamicTest(name(file) + " " + dtype, () ->
                        check(SafeTensors.read(file), dtype)));
        if (GIVEN.isBlank())
            tests.add(DynamicTest.dynamicTest("all other cases",
                    () -> Assumptions.abort("no -Dfovea.conformance=DIR[,DIR] was given")));
        return tests.stream();
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".safetensors", "");
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : (GIVEN.isBlank() ? "src/test/resources/conformance" : GIVEN).split(","))
            try (Stream<Path> found = Files.list(Path.of(folder))) {
                found.filter(file -> name(file).startsWith("optim_")).sorted().forEach(files::add);
            }
        return files;
    }

    private static void check(SafeTensors reference, DType dtype) throws IOException {
        Json hyper = setting(reference, "hyper");
        var w = new Parameter(reference.tensor("in.w").to(dtype));
        Tensor a = reference.tensor("in.a").to(dtype), y = reference.tensor("in.y").to(dtype);
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("w", w);
        Optimiser optimiser = Optimiser.of(parameters, rule(setting(reference, "name").text(), hyper));
        List<Tensor> trajectory = new ArrayList<>();
        for (int step = 0; step < 10; step++) {
            Tensor loss = a.matmul(w.value()).meanSquaredError(y).add(w.value().abs().sum().mul(0.01));
            optimiser.update(clipped(loss.gradients(), w, hyper));
            trajectory.add(w.value().to(DType.FLOAT64).keep());
        }
        compare(reference.tensor("out.trajectory"), Rearrangement.stack(0, trajectory), dtype == DType.FLOAT64 ? 1e-9
                : 1e-4);
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

    private static Json setting(SafeTensors reference, String name) throws IOException {
        return Json.parse(reference.metadata().get(name), name);
    }

    /// `max |a − b| ≤ tolerance (1 + max |b|)`, over the whole array
    private static void compare(Tensor theirs, Tensor ours, double tolerance) {
        assertEquals(theirs.shape(), ours.shape());
        double gap = ours.sub(theirs).abs().max().item(), size = theirs.abs().max().item();
        assertTrue(gap <= tolerance * (1 + size), () -> "off by %.3e, with numbers up to %.3e".formatted(gap, size));
    }
}

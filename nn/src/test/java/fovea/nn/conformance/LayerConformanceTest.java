package fovea.nn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import fovea.nn.PyTorchNames;
import fovea.tensor.DType;
import fovea.tensor.Gradients;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Layers give PyTorch's numbers: every output and every gradient of reference cases, in float64 and float32.
///
/// A dozen cases lie in the test resources. `-Dfovea.conformance=DIR[,DIR]` names other folders to run instead.
class LayerConformanceTest {

    private static final String GIVEN = System.getProperty("fovea.conformance", "");

    @TestFactory
    Stream<DynamicTest> everyOutputAndGradientIsPyTorchs() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files())
            for (DType dtype : DType.values())
                if (LayerKinds.KINDS.containsKey(new ReferenceCase(file, dtype).kind()))
                    tests.add(DynamicTest.dynamicTest(name(file) + " " + dtype, () -> check(file, dtype)));
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
                found.filter(file -> file.toString().endsWith(".safetensors")).sorted().forEach(files::add);
            }
        return files;
    }

    private static void check(Path file, DType dtype) throws IOException {
        var reference = new ReferenceCase(file, dtype);
        LayerKinds.Run run = Recording.on(() -> LayerKinds.KINDS.get(reference.kind()).apply(reference));
        assertEquals(Set.of(), reference.unread(), "inputs that the test did not use");
        Gradients gradients = total(reference, run.outputs()).gradients();
        double tolerance = dtype == DType.FLOAT64 ? 1e-9 : 1e-4;

        assertEquals(reference.names("out."), new TreeSet<>(run.outputs().keySet()), "outputs");
        run.outputs().forEach((name, out) -> compare("out." + name, reference, out, tolerance));
        for (String name : reference.names("grad.in."))
            compare("grad.in." + name, reference, gradients.of(reference.input(name)), tolerance);
        if (run.layer().isEmpty())
            return;
        Map<String, Tensor> learnt = PyTorchNames.of(run.layer().get()).tensors(gradients::of);
        assertEquals(reference.names("param."), new TreeSet<>(learnt.keySet()), "parameters");
        assertEquals(reference.names("grad.param."), new TreeSet<>(learnt.keySet()), "gradients");
        learnt.forEach((name, gradient) -> compare("grad.param." + name, reference, gradient, tolerance));
    }

    private static Tensor total(ReferenceCase reference, Map<String, Tensor> outputs) {
        return outputs.entrySet().stream()
                .map(out -> out.getValue().mul(reference.probe(out.getKey())).sum())
                .reduce(Tensor::add).orElseThrow();
    }

    /// `max |a − b| ≤ tolerance (1 + max |b|)`, over the whole array
    private static void compare(String name, ReferenceCase reference, Tensor ours, double tolerance) {
        Tensor theirs = reference.tensor(name).to(DType.FLOAT64);
        assertEquals(theirs.shape(), ours.shape(), name);
        double gap = ours.to(DType.FLOAT64).sub(theirs).abs().max().item(), size = theirs.abs().max().item();
        assertTrue(gap <= tolerance * (1 + size),
                () -> "%s is off by %.3e, with numbers up to %.3e".formatted(name, gap, size));
    }
}

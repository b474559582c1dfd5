package fovea.nn.conformance;

import java.util.Map;
import java.util.stream.Stream;

import fovea.conformance.ConformanceCase;
import fovea.conformance.ConformanceFiles;
import fovea.nn.PyTorchNames;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Layers give PyTorch's numbers: every output and every gradient of reference cases, in float64 and float32.
///
/// A dozen cases lie in the test resources; `-Dfovea.conformance=DIR[,DIR]` names folders with more.
class LayerConformanceTest {

    @TestFactory
    Stream<DynamicTest> everyOutputAndGradientIsPyTorchs() {
        return ConformanceFiles.tests(LayerConformanceTest::isALayers, LayerConformanceTest::check);
    }

    /// Cases with arguments instead of parameters are those of operations, which core meets.
    private static boolean isALayers(ConformanceCase c) {
        return LayerKinds.KINDS.containsKey(c.kind()) && c.setting("args").isEmpty();
    }

    private static void check(ConformanceCase c) {
        LayerKinds.Run run = LayerKinds.KINDS.get(c.kind()).apply(c);
        c.check(run.outputs(), gradients -> run.layer()
                .map(layer -> (Map<String, Tensor>) PyTorchNames.of(layer).tensors(gradients::of)).orElse(Map.of()));
    }
}

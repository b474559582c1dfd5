package fovea.tensor;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import fovea.conformance.ConformanceCase;
import fovea.conformance.ConformanceFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Operations give PyTorch's numbers: every output, gradient and second derivative of reference cases, in float64 and
/// in float32.
///
/// Some cases lie in the test resources; `-Dfovea.conformance=DIR[,DIR]` names folders with more.
class TensorConformanceTest {

    private static final Path RESOURCES = Path.of("src/test/resources/conformance");

    /// Whether a kind that is neither here nor a layer's fails; while operations are still missing, it is skipped.
    private static final boolean UNKNOWN_FAILS = false;

    /// What layers, optimisers and recurrences compute is met in their module's tests.
    private static final Set<String> ELSEWHERE = Set.of("scaled_dot_product_attention", "multi_head_attention",
            "transformer_encoder_layer", "transformer_decoder_layer", "transformer", "rnn", "gru", "lstm", "optimiser");

    @TestFactory
    Stream<DynamicTest> everyNumberIsPyTorchs() {
        return ConformanceFiles.in(RESOURCES).flatMap(TensorConformanceTest::tests);
    }

    @TestFactory
    Stream<DynamicTest> everyNumberOfTheGivenFoldersIsPyTorchs() {
        return ConformanceFiles.given().map(List::stream).map(files -> files.flatMap(TensorConformanceTest::tests))
                .orElseGet(() -> Stream.of(dynamicTest("skipped", () -> abort(
                        "no -Dfovea.conformance=DIR[,DIR] was given"))));
    }

    private static Stream<DynamicTest> tests(Path file) {
        if (ELSEWHERE.contains(ConformanceCase.read(file, DType.FLOAT64).kind()))
            return Stream.empty();
        return Stream.of(DType.values()).map(dtype -> ConformanceCase.read(file, dtype))
                .map(c -> dynamicTest(c.name() + " " + c.dtype(), () -> check(c)));
    }

    private static void check(ConformanceCase c) {
        if (!UNKNOWN_FAILS && !ConformanceKinds.ALL.containsKey(c.kind()))
            abort("there is no " + c.kind() + " yet");
        c.check(ConformanceKinds.ALL.get(c.kind()).apply(c));
    }
}

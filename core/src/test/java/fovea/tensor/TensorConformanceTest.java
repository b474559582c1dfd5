package fovea.tensor;

import java.util.Set;
import java.util.stream.Stream;

import fovea.conformance.ConformanceCase;
import fovea.conformance.ConformanceFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Operations give PyTorch's numbers: every output, gradient and second derivative of reference cases, in float64 and
/// in float32.
///
/// Some cases lie in the test resources; `-Dfovea.conformance=DIR[,DIR]` names folders with more. A kind that nobody
/// knows fails.
class TensorConformanceTest {

    /// What layers, optimisers and recurrences compute is met in their module's tests.
    private static final Set<String> ELSEWHERE = Set.of("scaled_dot_product_attention", "multi_head_attention",
            "transformer_encoder_layer", "transformer_decoder_layer", "transformer", "rnn", "gru", "lstm", "optimiser");

    @TestFactory
    Stream<DynamicTest> everyNumberIsPyTorchs() {
        return ConformanceFiles.tests(c -> !ELSEWHERE.contains(c.kind()), TensorConformanceTest::check);
    }

    private static void check(ConformanceCase c) {
        c.check(ConformanceKinds.of(c.kind()).apply(c));
    }
}

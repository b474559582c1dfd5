package fovea.nn.recurrent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import fovea.conformance.ConformanceCase;
import fovea.conformance.ConformanceFiles;
import fovea.nn.PyTorchNames;
import fovea.random.RandomKey;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Holds the recurrences against cases that PyTorch computed in float64, in the folders of
/// `-Dfovea.conformance=DIR[,DIR]`.
class RecurrentConformanceTest {

    private static final Set<String> KINDS = Set.of("rnn", "gru", "lstm");

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return ConformanceFiles.tests(c -> KINDS.contains(c.kind()), RecurrentConformanceTest::check);
    }

    private static void check(ConformanceCase c) {
        Recurrence recurrence = recurrence(c);
        Tensor x = c.input("x");
        Recurrent.State start = c.has("in.h0") ? start(c) : recurrence.zeros(x.size(0));
        Recurrent.Unrolled walked = c.has("in.lengths")
                ? recurrence.apply(x, c.indices("lengths"), start) : recurrence.apply(x, start);
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        outputs.put("y", walked.outputs());
        outputs.put("hn", walked.last().hidden());
        walked.last().memory().ifPresent(memory -> outputs.put("cn", memory));
        c.check(outputs, gradients -> PyTorchNames.of(recurrence).tensors(gradients::of));
    }

    private static Recurrent.State start(ConformanceCase c) {
        return new Recurrent.State(c.input("h0"), c.has("in.c0") ? Optional.of(c.input("c0")) : Optional.empty());
    }

    private static Recurrence recurrence(ConformanceCase c) {
        var config = RecurrentConfig.of(c.whole("input"), c.whole("hidden")).withLayers(c.whole("layers"));
        if (c.says("bidirectional"))
            config = config.withBothDirections();
        Recurrence recurrence = Recurrence.create(RecurrentKind.named(c.kind()), config, RandomKey.of(1));
        recurrence.convert(c.dtype());
        PyTorchNames.of(recurrence).load(c.parameters());
        return recurrence;
    }
}

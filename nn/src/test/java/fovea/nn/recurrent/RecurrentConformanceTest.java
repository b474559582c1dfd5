package fovea.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import fovea.file.SafeTensors;
import fovea.nn.PyTorchNames;
import fovea.random.RandomKey;
import fovea.tensor.DType;
import fovea.tensor.Gradients;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Holds the recurrences against cases that PyTorch computed in float64, in the folders of
/// `-Dfovea.conformance=DIR[,DIR]`.
class RecurrentConformanceTest {

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        String folders = System.getProperty("fovea.conformance");
        if (folders == null)
            return Stream.of(dynamicTest("skipped", () -> abort("no -Dfovea.conformance=DIR[,DIR] was given")));
        return Stream.of(folders.split(",")).flatMap(RecurrentConformanceTest::files)
                .flatMap(file -> Stream.of(DType.values()).map(dtype -> dynamicTest(
                        file.getFileName() + " " + dtype, () -> check(SafeTensors.read(file), dtype))));
    }

    private static Stream<Path> files(String folder) {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.getFileName().toString().matches("(rnn|gru|lstm)_.*safetensors"))
                    .sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(SafeTensors file, DType dtype) {
        Recurrence recurrence = recurrence(file, dtype);
        Tensor x = file.tensor("in.x").to(dtype).leaf();
        Recurrent.State start = recurrence.zeros(x.size(0));
        if (file.has("in.c0"))
            start = Recurrent.State.of(file.tensor("in.h0").to(dtype).leaf(), file.tensor("in.c0").to(dtype).leaf());
        else if (file.has("in.h0"))
            start = Recurrent.State.of(file.tensor("in.h0").to(dtype).leaf());
        Recurrent.Unrolled walked = file.has("in.lengths")
                ? recurrence.apply(x, file.ints("in.lengths"), start) : recurrence.apply(x, start);

        List<String> compared = new ArrayList<>();
        same(file, compared, "out.y", walked.outputs(), dtype);
        same(file, compared, "out.hn", walked.last().hidden(), dtype);
        Tensor sum = probed(file, "y", walked.outputs()).add(probed(file, "hn", walked.last().hidden()));
        if (file.has("out.cn")) {
            Tensor c = walked.last().memory().orElseThrow();
            same(file, compared, "out.cn", c, dtype);
            sum = sum.add(probed(file, "cn", c));
        }
        Gradients gradients = sum.gradients();
        same(file, compared, "grad.in.x", gradients.of(x), dtype);
        if (file.has("grad.in.h0"))
            same(file, compared, "grad.in.h0", gradients.of(start.hidden()), dtype);
        if (file.has("grad.in.c0"))
            same(file, compared, "grad.in.c0", gradients.of(start.memory().orElseThrow()), dtype);
        PyTorchNames.of(recurrence).tensors(gradients::of).forEach((name, gradient) ->
                same(file, compared, "grad.param." + name, gradient, dtype));
        assertEquals(file.names().stream().filter(name -> name.matches("(out|grad)\\..*")).sorted().toList(),
                compared.stream().sorted().toList(), "every output and gradient is compared");
    }

    private static Recurrence recurrence(SafeTensors file, DType dtype) {
        Map<String, String> settings = file.metadata();
        int in = Integer.parseInt(settings.get("input")), hidden = Integer.parseInt(settings.get("hidden"));
        var config = RecurrentConfig.of(in, hidden).withLayers(Integer.parseInt(settings.get("layers")));
        if (settings.get("bidirectional").equals("true"))
            config = config.withBothDirections();
        var kind = RecurrentKind.named(settings.get("kind").replace("\"", ""));
        Recurrence recurrence = Recurrence.create(kind, config, RandomKey.of(1));
        recurrence.convert(dtype);
        PyTorchNames.of(recurrence).load(file.tensors("param."));
        return recurrence;
    }

    private static Tensor probed(SafeTensors file, String name, Tensor output) {
        return output.mul(file.tensor("probe." + name).to(output.dtype())).sum();
    }

    /// `max |a − b| ≤ tolerance (1 + max |b|)`
    private static void same(SafeTensors file, List<String> compared, String name, Tensor ours, DType dtype) {
        Tensor theirs = file.tensor(name);
        assertEquals(theirs.shape(), ours.shape(), name);
        double tolerance = dtype == DType.FLOAT64 ? 1e-9 : 1e-4;
        double gap = ours.to(DType.FLOAT64).sub(theirs).abs().max().item(), size = theirs.abs().max().item();
        assertTrue(gap <= tolerance * (1 + size), () -> name + " differs by " + gap);
        compared.add(name);
    }
}

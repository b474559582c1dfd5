package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import fovea.conformance.ConformanceCase;
import fovea.conformance.ConformanceFiles;
import fovea.file.SafeTensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// A case that cannot fail proves nothing: each number of the resources' cases is noticed when it is another.
class ConformanceCaseTest {

    private static final Path RESOURCES = Path.of("src/test/resources/conformance");
    private static final double LITTLE = 1e-6;

    private static ConformanceCase read(Path file) {
        return ConformanceCase.read(file, DType.FLOAT64);
    }

    private static void check(ConformanceCase c) {
        c.check(ConformanceKinds.of(c.kind()).apply(c));
    }

    /// Every output, first and second derivative of every case, one number at a time.
    @Test
    void oneNumberThatIsOffByAMillionthMakesACaseFail() {
        int compared = 0;
        for (Path file : ConformanceFiles.resources().toList())
            for (String entry : results(read(file))) {
                Tensor right = read(file).expected(entry);
                for (int i = 0; i < right.shape().volume(); i++, compared++) {
                    int at = i;
                    Tensor wrong = right.add(Tensor.generate(right.shape(), DType.FLOAT64, j -> j == at ? LITTLE : 0));
                    var error = assertThrows(AssertionError.class, () -> check(read(file).with(entry, wrong)));
                    assertTrue(error.getMessage().contains(entry + " is off by 1.000e-06"), error.getMessage());
                }
            }
        assertTrue(compared > 1000, "only %d numbers were compared".formatted(compared));
    }

    private static Iterable<String> results(ConformanceCase c) {
        var results = new TreeSet<String>();
        for (String prefix : List.of("out.", "grad."))
            c.names(prefix).forEach(name -> results.add(prefix + name));
        c.names("probe2.").forEach(name -> results.add("second." + name));         // those that are zero as well
        return results;
    }

    @Test
    void missingOutputsGradientsAndShapesAreNoticed() {
        Path softmax = RESOURCES.resolve("softmax_0.safetensors");
        ConformanceCase silent = read(softmax), row = read(softmax), cut = read(softmax);
        says("softmax_0: nobody asked for [in.x]; out. are [y], ours []", () -> silent.check(Map.of()));
        says("softmax_0: out.y has shape (3), ours (1, 3)",
                () -> row.check(Map.of("y", row.input("x").softmax(-1).unsqueeze(0))));
        Tensor y = cut.input("x").detach().softmax(-1).leaf();
        assertTrue(assertThrows(AssertionError.class, () -> cut.check(Map.of("y", y))).getMessage()
                .contains("grad.x is off by"));
    }

    @Test
    void aKindThatNobodyKnowsFails() {
        says("nobody knows how to compute a conv7d", () -> ConformanceKinds.of("conv7d"));
    }

    @Test
    void comparisonsTakeWholeNumbersAndOthers(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lt_0.safetensors");
        SafeTensors lt = SafeTensors.EMPTY.withMetadata("kind", "\"lt\"");
        lt.with("in.a", IntTensor.of(1, 2, 3)).with("in.b", IntTensor.of(3, 2, 1))
                .with("out.y", Tensor.of(1.0, 0, 0)).write(file);
        check(read(file));
        lt.with("in.a", Tensor.of(0.5, 2, Double.NaN)).with("in.b", Tensor.of(0.75, 2, 1))
                .with("out.y", Tensor.of(1.0, 0, 0)).write(file);
        check(read(file));
        lt.with("in.a", Tensor.of(0.5, 2)).with("in.b", Tensor.of(0.75, 2)).with("out.y", Tensor.of(1.0, 1))
                .write(file);
        assertThrows(AssertionError.class, () -> check(read(file)));
    }

    private static void says(String message, Executable action) {
        assertEquals(message, assertThrows(AssertionError.class, action).getMessage());
    }

    @Test
    void settingsAreRead() {
        ConformanceCase c = read(RESOURCES.resolve("cross_entropy_1.safetensors"));
        assertEquals("cross_entropy", c.kind());
        assertEquals(0, c.whole("ignore_index"));
        assertEquals(0.1, c.number("label_smoothing"));
        assertEquals(List.of("cross_entropy_1", DType.FLOAT64), List.of(c.name(), c.dtype()));
    }
}

package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.shape.Shape;
import fovea.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same classes on the class path: without a flag they compute with the reference kernels, and say so once.
final class ClassPathTest {

    private static final String PRODUCT = "[19.0, 22.0, 43.0, 50.0]";

    /// What the other JVM runs: a product that can be checked by hand, and which kernels made it.
    static final class Program {

        private Program() {}

        /// Prints the product of (1 2; 3 4) and (5 6; 7 8), then the kernels.
        public static void main(String... words) {
            var a = Tensor.of(Shape.of(2, 2), 1, 2, 3, 4);
            var b = Tensor.of(Shape.of(2, 2), 5, 6, 7, 8);
            System.out.println(Arrays.toString(a.matmul(b).toFloats()));
            System.out.println(Kernels.kernels().description());
        }
    }

    private record Outcome(List<String> out, List<String> err) {}

    @Test
    void withoutTheFlagOneLineNamesItAndTheAnswerIsRight() throws IOException {
        var outcome = run(List.of());
        assertEquals(List.of(PRODUCT, "reference"), outcome.out());
        assertEquals(1, outcome.err().size(), outcome.err()::toString);
        assertTrue(outcome.err().getFirst().contains("--add-modules jdk.incubator.vector"), outcome.err()::toString);
    }

    @Test
    void withTheFlagVectorsRun() throws IOException {
        var outcome = run(List.of("--add-modules", "jdk.incubator.vector"));
        assertEquals(PRODUCT, outcome.out().getFirst());
        assertTrue(outcome.out().getLast().startsWith("vector, "), outcome.out()::toString);
        assertEquals(List.of("WARNING: Using incubator modules: jdk.incubator.vector"), outcome.err());
    }

    @Test
    void whoAsksForTheReferenceIsNotWarned() throws IOException {
        var outcome = run(List.of("-Dfovea.kernels=reference"));
        assertEquals(List.of(PRODUCT, "reference"), outcome.out());
        assertEquals(List.of(), outcome.err());
    }

    private static Outcome run(List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", "target/classes" + File.pathSeparator + "target/test-classes",
                Program.class.getName()));
        var errors = File.createTempFile("fovea", ".err");
        try {
            var process = new ProcessBuilder(command).redirectError(errors).start();
            List<String> out;
            try (var reader = process.inputReader()) {
                out = reader.readAllLines();
            }
            process.onExit().join();
            return new Outcome(out, Files.readAllLines(errors.toPath()));
        } finally {
            errors.delete();
        }
    }
}

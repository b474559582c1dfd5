package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./fovea jshell` starts with, tried in a jshell of its own.
final class ShellTest {

    @TempDir
    Path folder;

    @Test
    void theStartUpScriptImportsWhatIsNeededToPrintATensor() throws Exception {
        Path script = Files.write(folder.resolve("try.jsh"), List.of("show(Tensor.range(6).reshape(2, 3));",
                "show(Linear.create(3, 2, RandomKey.of(1)).weight().shape());",
                "show(Tensor.range(6).reshape(2, 3).topk(0, 1, ASCENDING).values().sum(keep(1)));",
                "show(Derivatives.jacobian(Tensor::square, Tensor.of(3.0)).to(FLOAT32));",
                "/exit"));
        Path output = folder.resolve("output.txt");
        Process shell = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jshell").toString(), "-s",
                "-J-Djava.util.prefs.userRoot=" + folder, "--class-path", classes(Tensor.class) + File.pathSeparator
                        + classes(Layer.class), "--startup", "DEFAULT", "--startup", startUp().toString(),
                "-R--add-modules=jdk.incubator.vector", "-R-Xlog:disable", "-R-Xlog:all=error", script.toString())
                .redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        boolean ended = shell.waitFor(2, TimeUnit.MINUTES);
        shell.destroyForcibly();
        assertTrue(ended, "jshell hangs");
        assertEquals("[[0. 1. 2.]\n [3. 4. 5.]] (2, 3) float32\n(2, 3)\n[[3.]] (1, 1) float32\n"
                + "[[6.]] (1, 1) float32\n", Files.readString(output));
    }

    /// Tests run in the module's directory or in the project's.
    private static Path startUp() {
        Path here = Path.of("docs/fovea.jsh");
        return Files.exists(here) ? here : Path.of("../docs/fovea.jsh");
    }

    /// Where a class was loaded from: a directory, or a jar.
    private static Path classes(Class<?> type) throws Exception {
        String file = "/" + type.getName().replace('.', '/') + ".class", found = type.getResource(file).toString();
        String place = found.substring(0, found.length() - file.length()).replaceAll("^jar:|!$", "");
        return Path.of(URI.create(place));
    }
}

package fovea.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdStartTest {

    private static final String LISTED = "-Xlog:class+load:file=classes.log";
    private static final String REFERENCE = "fovea.kernel.ReferenceKernels", VECTOR = "fovea.kernel.VectorKernels";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 200; i++)
            lines.add("go %d times\tva %d fois".formatted(i % 50, i % 50));
        Files.write(folder.resolve("pairs.tsv"), lines);
        fovea(List.of(), "", "train", "--data", "pairs.tsv", "--hidden", "8", "--embedding", "8", "--epochs", "2");
    }

    /// What the command says in a process of its own, with the class path or module path of this one.
    private static String fovea(List<String> options, String input, String... words)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(options);
        String modules = System.getProperty("jdk.module.path", "");
        if (modules.isEmpty())
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        else
            command.addAll(List.of("--module-path", modules, "--add-modules", "fovea.examples,jdk.incubator.vector"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "fovea.examples.Fovea"));
        command.addAll(List.of(words));
        Path in = Files.writeString(folder.resolve("in"), input), log = folder.resolve("log");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectInput(in.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertEquals(0, process.waitFor(), () -> "%s failed; see %s".formatted(String.join(" ", words), log));
        return Files.readString(log, StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("WARNING")).reduce("", "%s%s\n"::formatted);
    }

    private static boolean loaded(String type) throws IOException {
        return Files.readString(folder.resolve("classes.log")).contains(type + " source");
    }

    @Test
    void aTextIsTranslatedByTheReferenceKernels() throws IOException, InterruptedException {
        fovea(List.of(LISTED), "", "translate", "go 7 times");
        assertTrue(loaded(REFERENCE) && !loaded(VECTOR));
    }

    @Test
    void whatFollowsOnStandardInputIsNotKnownToBeLittle() throws IOException, InterruptedException {
        fovea(List.of(LISTED), "go 7 times\n", "translate");
        assertTrue(!loaded(REFERENCE) && loaded(VECTOR));
    }

    @Test
    void theUsersChoiceStands() throws IOException, InterruptedException {
        fovea(List.of(LISTED, "-Dfovea.kernels=fastest"), "", "translate", "go 7 times");
        assertTrue(!loaded(REFERENCE) && loaded(VECTOR));
    }

    @Test
    void bothKindsOfKernelsSayTheSame() throws IOException, InterruptedException {
        String plain = fovea(List.of(), "", "translate", "--beam", "2", "go 7 times");
        assertEquals(fovea(List.of("-Dfovea.kernels=fastest"), "", "translate", "--beam", "2", "go 7 times"), plain);
    }

    /// 909,096 numbers: 69 letters are 63 million products of the two, 1,100 letters just 1,000 million.
    @Test
    void asLongAsATextAndAModelAreSmallThereIsLittleToDo() {
        assertTrue(ColdStart.isLittle(3_638_320, 69));
        assertTrue(ColdStart.isLittle(3_638_320, 1_099));
        assertFalse(ColdStart.isLittle(3_638_320, 1_100));
        assertFalse(ColdStart.isLittle(240_000_000, 69));
    }
}

package fovea.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        new Workplace(folder).writePairs();
        fovea(List.of(), "", "train", "--data", "pairs.tsv", "--hidden", "8", "--embedding", "8", "--epochs", "2");
    }

    /// What the command answers, without Java's own warnings.
    private static String fovea(List<String> options, String input, String... words)
            throws IOException, InterruptedException {
        var place = new Workplace(folder);
        Path in = Files.writeString(folder.resolve("in"), input);
        int code = place.fovea(options, words).redirectInput(in.toFile()).start().waitFor();
        assertEquals(0, code, place.log());
        return place.log().lines().filter(line -> !line.startsWith("WARNING")).reduce("", "%s%s\n"::formatted);
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

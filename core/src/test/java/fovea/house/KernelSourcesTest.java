package fovea.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What would give other bits interpreted than compiled, or on another machine, stands in no kernel; nor what would
/// make all of them slow.
final class KernelSourcesTest {

    /// `lanewise(EXP)` and its kind call a library where it is compiled and another where it is interpreted;
    /// `reduceLanes` adds in an order that nobody promises; scoped values do not cross into helper threads.
    private static final Pattern BANNED = Pattern.compile(
            "lanewise\\(\\s*(VectorOperators\\s*\\.\\s*)?"
            + "(SIN|COS|TAN|ASIN|ACOS|ATAN|ATAN2|SINH|COSH|TANH|EXP|EXPM1|LOG|LOG10|LOG1P|CBRT|HYPOT|POW)\\b"
            + "|reduceLanes|ScopedValue");

    @Test
    void kernelsHoldNothingThatIsBanned() {
        var kernels = House.sources("src/main/java/fovea/kernel", List.of("core"));
        assertFalse(kernels.isEmpty());
        var banned = kernels.stream()
                .flatMap(file -> BANNED.matcher(withoutComments(House.text(file))).results()
                        .map(found -> file.getFileName() + ": " + found.group()))
                .toList();
        assertEquals(List.of(), banned);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x.lanewise(VectorOperators.EXP)", "x.lanewise( TANH )", "x.lanewise(VectorOperators.POW, y)",
        "x.reduceLanes(ADD)", "ScopedValue.newInstance()"})
    void whatIsBannedIsFound(String code) {
        assertTrue(BANNED.matcher(code).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.lanewise(VectorOperators.SQRT)", "x.lanewise(ABS)", "x.lanewise(LSHL, 23)"})
    void exactOperationsAreNot(String code) {
        assertFalse(BANNED.matcher(code).find());
    }

    /// The compiler remembers for each method of `FloatVector` which lengths it has met. Where it has met two, loops
    /// that have nothing to do with the second may keep their vectors on the heap: a product did, for good, once layer
    /// norm had summed by 8 lanes in a process whose other vectors had 16.
    /// Half a vector that is only loaded, to be widened to float64, is not known to have harmed anybody.
    @Test
    void vectorsOfFloatsHaveOneLengthButForHalvesThatAreWidened() {
        var fields = Pattern.compile("static final VectorSpecies<Float> (\\w+)");
        var species = House.sources("src/main/java/fovea/kernel", List.of("core")).stream()
                .flatMap(file -> fields.matcher(withoutComments(House.text(file))).results()
                        .map(found -> file.getFileName() + ": " + found.group(1)))
                .sorted().toList();
        assertEquals(List.of("FloatUpdates.java: HALF", "Lanes.java: F"), species);
    }

    private static String withoutComments(String text) {
        return text.replaceAll("//.*", "");
    }
}

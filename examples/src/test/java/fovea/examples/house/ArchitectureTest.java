package fovea.examples.house;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Arrows between packages only point down, as jdeps reads them from the class files.
///
/// A new package gets a line in [#HOUSE]; what it may use stands above it.
final class ArchitectureTest {

    /// Each package, from the ground up, and what it may use.
    private static final String HOUSE = """
            fovea.shape
            fovea.random
            fovea.kernel                random
            fovea.tensor                shape kernel random
            fovea.check                 shape random tensor
            fovea.autograd              shape tensor
            fovea.file                  shape tensor

            fovea.nn                    shape random tensor file
            fovea.nn.attention          shape random tensor nn
            fovea.nn.recurrent          shape random kernel tensor nn
            fovea.nn.transformer        shape random tensor nn nn.attention
            fovea.nn.seq2seq            shape random tensor nn nn.attention nn.recurrent nn.transformer
            fovea.nn.training           shape random kernel tensor file nn
            fovea.nn.decoding           shape random tensor

            fovea.examples.text
            fovea.examples.settings
            fovea.examples.phrasebook   examples.text
            fovea.examples.run          file examples.settings
            fovea.examples.report       file examples.text examples.settings examples.run
            """;

    private static final Map<String, Set<String>> MAY_USE = mayUse();

    /// `   fovea.nn   -> fovea.tensor   not found`: who, whom, and where that was found.
    private static final Pattern ARROW = Pattern.compile(" +(\\S+) +-> (\\S+) +(.*)");

    private record Arrow(String from, String to, String foundIn) {}

    @Test
    void thePlanItselfPointsDown() {
        var below = new HashSet<String>();
        MAY_USE.forEach((name, used) -> {
            assertTrue(below.containsAll(used), name + " uses something that stands below it in the plan");
            below.add(name);
        });
    }

    @Test
    void arrowsOnlyPointDown() {
        var wrong = new TreeSet<String>();
        var seen = new HashSet<Arrow>();
        for (String module : Project.MODULES) {
            for (Arrow arrow : arrows(module)) {
                seen.add(arrow);
                var allowed = MAY_USE.get(arrow.from());
                if (allowed == null) {
                    wrong.add(arrow.from() + " as a package");
                } else if (arrow.to().startsWith("fovea.") && !allowed.contains(arrow.to())) {
                    wrong.add(arrow.from() + " -> " + arrow.to());
                }
            }
        }
        assertEquals(Set.of(), wrong, "the plan does not have");
        assertTrue(seen.stream().anyMatch(it -> it.from().equals("fovea.tensor") && it.to().equals("fovea.kernel")),
                "jdeps has told nothing");
    }

    @Test
    void theLibrariesUseNothingBeyondTheJdk() {
        var wrong = Stream.of("core", "nn").flatMap(module -> arrows(module).stream())
                .filter(arrow -> !arrow.to().startsWith("fovea.") && arrow.foundIn().equals("not found"))
                .map(arrow -> arrow.from() + " -> " + arrow.to())
                .collect(toCollection(TreeSet::new));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void onlyKernelsKnowTheVectorApi() {
        var users = Project.MODULES.stream().flatMap(module -> arrows(module).stream())
                .filter(arrow -> arrow.to().startsWith("jdk.incubator"))
                .map(Arrow::from)
                .collect(toCollection(TreeSet::new));
        assertEquals(Set.of("fovea.kernel"), users);
    }

    private static List<Arrow> arrows(String module) {
        Path classes = Project.root().resolve(module, "target", "classes");
        var words = new ArrayList<>(List.of("-verbose:package"));
        // Without the descriptor jdeps takes the classes as they are, and resolves no modules.
        Project.files(classes, ".class").stream()
                .filter(file -> !file.endsWith("module-info.class"))
                .forEach(file -> words.add(file.toString()));
        assertFalse(words.size() == 1, "no classes in " + classes);
        var out = new StringWriter();
        int failed = ToolProvider.findFirst("jdeps").orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(out), words.toArray(String[]::new));
        assertEquals(0, failed, out.toString());
        return out.toString().lines()
                .map(ARROW::matcher)
                .filter(line -> line.matches() && line.group(1).startsWith("fovea."))
                .map(line -> new Arrow(line.group(1), line.group(2), line.group(3)))
                .filter(arrow -> !arrow.from().equals(arrow.to()))
                .toList();
    }

    /// The plan as a map, with one rule beside the table: what trains, and the command above it, may use all the rest.
    private static Map<String, Set<String>> mayUse() {
        var plan = new LinkedHashMap<String, Set<String>>();
        HOUSE.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var words = List.of(line.split(" +"));
            var used = words.stream().skip(1).map("fovea."::concat).toList();
            plan.put(words.getFirst(), Set.copyOf(used));
        });
        plan.put("fovea.examples.translation", Set.copyOf(plan.keySet()));
        plan.put("fovea.examples", Set.copyOf(plan.keySet()));
        return plan;
    }
}

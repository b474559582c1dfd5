package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// What jqwik reports of a bug is the smallest shape that has it. The properties run as they would for a user.
class ShrinkingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "wrongFromTwoElementsOn       | shape=\\(2\\)",
        "wrongWhereTheLastAxisHasTwo  | shape=\\(2\\)",
        "wrongWhenTheRightIsStretched | a=\\(2\\), b=\\(1?\\)",
        "wrongInTheSecondDerivative   | shape=\\(\\)",
        "wrongWhenTheInputIsUsedTwice | shape=\\(\\)",
        "wrongForNothing              | shape=\\(0\\)"})
    void theReportedSampleIsTheSmallestThatFails(String property, String sample) {
        for (int time = 0; time < 10; time++) {
            var report = new Report();
            LauncherFactory.create().execute(request(property), report);
            assertEquals(List.of(TestExecutionResult.Status.FAILED), report.results);
            String text = report.text.toString();
            assertTrue(Pattern.compile("Shrunk Sample.*?" + sample, Pattern.DOTALL).matcher(text).find(), text);
        }
    }

    /// How many steps shrinking takes depends on the run; nothing else does.
    @Test
    void whatTheDocumentationShowsIsReal() throws IOException {
        Path here = Path.of("docs/properties.md");
        String page = Files.readString(Files.exists(here) ? here : Path.of("../docs/properties.md"));
        int start = page.indexOf("PlantedBugs:wrongAsInTheDocumentation");
        var report = new Report();
        LauncherFactory.create().execute(request("wrongAsInTheDocumentation"), report);
        String text = report.text.toString(), shown = page.substring(start, page.indexOf("```", start));
        assertEquals(List.of(), shown.lines().map(line -> line.replaceAll("\\(\\d+ steps\\)", "").strip())
                .filter(line -> !text.contains(line)).toList(), text);
    }

    private static LauncherDiscoveryRequest request(String property) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(PlantedBugs.class, method(property)))
                .configurationParameter("jqwik.reporting.usejunitplatform", "true").build();
    }

    private static Method method(String name) {
        return Stream.of(PlantedBugs.class.getDeclaredMethods()).filter(method -> method.getName().equals(name))
                .findFirst().orElseThrow();
    }

    private static final class Report implements TestExecutionListener {
        private final List<TestExecutionResult.Status> results = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                results.add(result.getStatus());
                text.append(result);
            }
        }

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            text.append(entry);
        }
    }
}

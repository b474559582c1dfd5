package fovea.examples.run;

import fovea.examples.run.RunRecord.Effort;
import fovea.examples.run.RunRecord.Facts;
import fovea.examples.run.RunRecord.Score;
import fovea.examples.settings.SettingsException;
import fovea.examples.settings.TrainingSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// [RunRecord] as the text of `run.json`, and back.
///
/// Only the components of the records are read; there is no type information in the file, and none would be followed.
final class RunJson {

    private static final String CONFIGURATION = "configuration", SEED = "seed";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private RunJson() {}

    static String text(RunRecord run) {
        ObjectNode root = MAPPER.valueToTree(run.facts());
        root.put(SEED, run.configuration().seed());
        root.set(CONFIGURATION, MAPPER.valueToTree(run.configuration()));
        root.setAll(MAPPER.<ObjectNode>valueToTree(run.score()));
        root.setAll(MAPPER.<ObjectNode>valueToTree(run.effort()));
        run.lossAsD2l().ifPresent(loss -> root.put("lossAsD2l", loss));
        return MAPPER.writeValueAsString(root) + "\n";
    }

    /// @throws RunException if the text says nothing that makes sense; the message begins with `where`
    static RunRecord parse(String text, String where) {
        try {
            JsonNode root = MAPPER.readTree(text);
            return checked(new RunRecord(MAPPER.treeToValue(root, Facts.class),
                    MAPPER.treeToValue(root.path(CONFIGURATION), TrainingSettings.class),
                    MAPPER.treeToValue(root, Score.class), MAPPER.treeToValue(root, Effort.class)), where);
        } catch (JacksonException e) {
            throw new RunException("%s is damaged: %s".formatted(where, reason(e)), e);
        }
    }

    /// What was asked, alone: reading the rest takes a short-lived program longer than translating a sentence.
    ///
    /// @throws RunException if the text says nothing that makes sense; the message begins with `where`
    static TrainingSettings configuration(String text, String where) {
        try {
            JsonNode root = MAPPER.readTree(text);
            return checked(MAPPER.treeToValue(root.path(CONFIGURATION), TrainingSettings.class), where);
        } catch (JacksonException e) {
            throw new RunException("%s is damaged: %s".formatted(where, reason(e)), e);
        }
    }

    private static TrainingSettings checked(TrainingSettings settings, String where) {
        if (settings == null || settings.model() == null || settings.learning() == null || settings.corpus() == null)
            throw new RunException("%s is damaged: a part of configuration is missing".formatted(where));
        return settings;
    }

    private static RunRecord checked(RunRecord run, String where) {
        TrainingSettings settings = run.configuration();
        if (settings == null || settings.model() == null || settings.learning() == null || settings.corpus() == null
                || run.facts().name() == null || run.facts().started() == null || run.facts().corpus() == null)
            throw new RunException("%s is damaged: name, started, corpus, or a part of configuration is missing"
                    .formatted(where));
        return run;
    }

    private static String reason(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof SettingsException)
                return cause.getMessage();
        return e.getOriginalMessage().lines().findFirst().orElse("no JSON");
    }
}

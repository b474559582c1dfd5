package fovea.examples.run;

import fovea.examples.run.RunRecord.Effort;
import fovea.examples.run.RunRecord.Facts;
import fovea.examples.run.RunRecord.Score;
import fovea.examples.settings.TrainingSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Records of runs that never were.
public final class Records {

    private Records() {}

    /// A run that was started so many seconds into the epoch of Unix.
    public static RunRecord started(String name, int second) {
        var facts = new Facts(name, Instant.ofEpochSecond(second), "sha256:00",
                new LinkedHashMap<>(Map.of("java", "25")),
                new LinkedHashMap<>(), 1000, 100, 10);
        return new RunRecord(facts, TrainingSettings.DEFAULT, Score.NONE, Effort.NONE);
    }
}

package fovea.examples.run;

import fovea.examples.settings.TrainingSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// What `run.json` says of a run: what it was asked, and what came of it so far.
///
/// In the file the components of [Facts], [Score] and [Effort] stand side by side at the top.
///
/// @param facts         what is known from the start
/// @param configuration all that decides which model comes out
/// @param score         how well it does
/// @param effort        what it took
public record RunRecord(Facts facts, TrainingSettings configuration, Score score, Effort effort) {

    /// What is known from the start.
    ///
    /// @param name           what the run was called when it started
    /// @param started        when
    /// @param corpus         the digest of what is learnt from
    /// @param versions       of Fovea, Java, and the Unicode data
    /// @param machine        what it runs on
    /// @param parameterCount how many numbers are learnt
    /// @param trainingPairs  how many pairs are learnt from
    /// @param heldoutPairs   how many pairs are held out
    public record Facts(String name, Instant started, String corpus, SequencedMap<String, String> versions,
            SequencedMap<String, String> machine,
            long parameterCount, int trainingPairs, int heldoutPairs) {}

    /// How well the model of `model.safetensors` does on held-out pairs; what is not known yet, or cannot be, is
    /// absent.
    ///
    /// @param epochsDone         how many epochs are finished
    /// @param bestEpoch          the one whose model was kept
    /// @param loss               mean loss of a token of the training pairs, in the last epoch
    /// @param validationLoss     mean loss of a token of the held-out pairs
    /// @param perplexity         e to the power of that
    /// @param exactMatch         share of pairs translated to the letter, 0 to 1
    /// @param bleu               corpus BLEU-4 without smoothing, 0 to 100
    /// @param alignmentError     share of target tokens that looked outside the part they are aligned to, 0 to 1
    /// @param exactMatchByLength from the shortest quarter of the pairs to the longest
    /// @param exactMatchByKind   numbers, dates, times, …
    public record Score(int epochsDone, int bestEpoch, OptionalDouble loss, OptionalDouble validationLoss,
            OptionalDouble perplexity,
            OptionalDouble exactMatch, OptionalDouble bleu, OptionalDouble alignmentError,
            List<Share> exactMatchByLength, List<Share> exactMatchByKind) {

        /// Before the first epoch.
        public static final Score NONE = new Score(0, 0, OptionalDouble.empty(), OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), List.of(), List.of());

        /// A number, if it is one: what cannot be computed is absent, not NaN.
        public static OptionalDouble finite(double number) {
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        }

        /// Copies the lists; a file that lacks them has none.
        public Score {
            exactMatchByLength = exactMatchByLength == null ? List.of() : List.copyOf(exactMatchByLength);
            exactMatchByKind = exactMatchByKind == null ? List.of() : List.copyOf(exactMatchByKind);
        }
    }

    /// How many of a group of pairs were translated to the letter.
    ///
    /// @param group which pairs
    /// @param pairs how many they are
    /// @param share of them, 0 to 1
    public record Share(String group, int pairs, double share) {}

    /// What the training took.
    ///
    /// @param finished        when it was done
    /// @param seconds         of training, tests on held-out pairs not counted
    /// @param totalSeconds    with all that is not training
    /// @param tokensPerSecond target tokens learnt from in a second of training
    /// @param peakMemoryMiB   the most memory the process ever held
    public record Effort(Optional<Instant> finished, double seconds, double totalSeconds, double tokensPerSecond,
            double peakMemoryMiB) {

        /// Before the first step.
        public static final Effort NONE = new Effort(Optional.empty(), 0, 0, 0, 0);
    }

    /// The loss as *Dive into Deep Learning* prints it (Zhang et al. 2023, section 9.7): a token's, divided by the
    /// number of steps that every sentence is filled up to, here `--max-length`. Nothing for phrases, which are not
    /// filled up.
    public OptionalDouble lossAsD2l() {
        return configuration.corpus().data().isPresent() && score.loss().isPresent()
                ? OptionalDouble.of(score.loss().getAsDouble() / configuration.corpus().maxLength())
                : OptionalDouble.empty();
    }

    /// The same with other results.
    public RunRecord with(Score score, Effort effort) {
        return new RunRecord(facts, configuration, score, effort);
    }

    /// The same under another configuration: a run that goes on for more epochs.
    public RunRecord with(TrainingSettings configuration) {
        return new RunRecord(facts, configuration, score, effort);
    }
}

package fovea.examples.translation;

import fovea.examples.phrasebook.Language;
import fovea.examples.phrasebook.Phrase;
import fovea.examples.phrasebook.Phrasebook;
import fovea.examples.phrasebook.PhrasebookConfig;
import fovea.examples.settings.CorpusSettings;
import fovea.examples.settings.SettingsException;
import fovea.examples.text.CorpusException;
import fovea.examples.text.PairLimits;
import fovea.examples.text.Pairs;
import fovea.examples.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Finds the corpus that settings ask for: the phrasebook, or a file of pairs.
public final class Corpora {

    private static final int HELD_OUT = 1_500;                // phrases
    private static final int LEAST = 4_000;                   // phrases, so that so many can be spared

    /// What to do with lines that are no pairs.
    public enum BadLines {
        /// Leave them out, and say so.
        REPORT,
        /// Refuse the file.
        REFUSE
    }

    private final CorpusSettings settings;
    private final BadLines badLines;
    private final Consumer<String> notes;

    /// @param settings what is asked for
    /// @param badLines what to do with lines that are no pairs
    /// @param notes    hears what people should know of the corpus
    public Corpora(CorpusSettings settings, BadLines badLines, Consumer<String> notes) {
        this.settings = settings;
        this.badLines = badLines;
        this.notes = notes;
    }

    /// The corpus; the same settings, seed and file give the same one.
    ///
    /// @throws CorpusException if the file is no file of pairs, or nothing is left of it
    /// @throws IOException     if the file cannot be read
    public Corpus load(long seed) throws IOException {
        return settings.data().isPresent() ? fromFile(Path.of(settings.data().get()), seed) : phrasebook(seed);
    }

    private Corpus phrasebook(long seed) {
        Language from = language("--from", settings.from()), to = language("--to", settings.to());
        if (from == to)
            throw new SettingsException("--from and --to must be two languages; got %s twice".formatted(from.tag()));
        int size = Math.max(settings.limit(), LEAST);
        Phrasebook book = Phrasebook.of(new PhrasebookConfig(from, to, seed, size, HELD_OUT));
        List<Phrase> training = book.training().subList(0, Math.min(settings.limit(), book.training().size()));
        return corpus(Tokenizer.PHRASES, new Split(shortEnough(examples(training), Tokenizer.PHRASES),
                shortEnough(examples(book.heldout()), Tokenizer.PHRASES)));
    }

    private static Language language(String option, String tag) {
        try {
            return Language.of(tag);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(option + ": " + e.getMessage());
        }
    }

    private static List<Example> examples(List<Phrase> phrases) {
        return phrases.stream().map(p -> new Example(p.source(), p.target(), p.kind().tag(), p.parts())).toList();
    }

    private Corpus fromFile(Path file, long seed) throws IOException {
        List<Example> usable = shortEnough(read(file, badLines, notes), Tokenizer.WORDS);
        return corpus(Tokenizer.WORDS, Split.of(usable, settings.limit(), seed, Tokenizer.WORDS));
    }

    /// The pairs of a file.
    ///
    /// @throws CorpusException if it holds none, or is none
    /// @throws IOException     if it cannot be read
    public static List<Example> read(Path file, BadLines badLines, Consumer<String> notes) throws IOException {
        if (Files.isDirectory(file))
            throw new CorpusException("--data %s is a folder; a file of `source TAB target` lines was expected"
                    .formatted(file));
        if (!Files.isReadable(file))
            throw new CorpusException("--data %s %s".formatted(file, Files.exists(file) ? "cannot be read"
                    : "does not exist"));
        Pairs pairs = Pairs.read(file, PairLimits.DEFAULT);
        if (badLines == BadLines.REFUSE)
            pairs.strict();
        else if (pairs.badLines() > 0)
            notes.accept("%s: %,d bad lines left out: %s".formatted(file, pairs.badLines(), pairs.complaint()));
        if (pairs.pairs().isEmpty())
            throw new CorpusException("%s holds no pairs; `source TAB target` lines were expected".formatted(file));
        return pairs.pairs().stream().map(pair -> new Example(pair.source(), pair.target())).toList();
    }

    private Corpus corpus(Tokenizer tokenizer, Split split) {
        List<Example> training = split.training(), heldout = split.heldout();
        if (training.isEmpty() || heldout.isEmpty())
            throw new CorpusException(("too few pairs: %,d to learn from, %,d held out; at least one of each is needed "
                    + "(--limit %d, --max-length %d)").formatted(training.size(), heldout.size(), settings.limit(),
                    settings.maxLength()));
        return Corpus.of(tokenizer, training, heldout, settings.minFrequency());
    }

    private List<Example> shortEnough(List<Example> examples, Tokenizer tokenizer) {
        List<Example> kept = examples.stream().filter(example -> isShortEnough(example, tokenizer)).toList();
        int dropped = examples.size() - kept.size();
        if (dropped > 0)
            notes.accept("%,d pairs with more than %d tokens on a side left out (--max-length)"
                    .formatted(dropped, settings.maxLength()));
        return kept;
    }

    private boolean isShortEnough(Example example, Tokenizer tokenizer) {
        int most = settings.maxLength();
        int source = tokenizer.words(example.source()).size(), target = tokenizer.words(example.target()).size();
        return source > 0 && target > 0 && source <= most && target <= most;
    }
}

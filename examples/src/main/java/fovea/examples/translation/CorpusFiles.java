package fovea.examples.translation;

import fovea.examples.run.RunFolder;
import fovea.examples.text.Pairs;
import fovea.examples.text.VocabularyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A corpus in a run's folder: `train.tsv`, `heldout.tsv`, the vocabularies, and the digest that tells one corpus from
/// another.
final class CorpusFiles {

    private CorpusFiles() {}

    /// Writes the pairs and the vocabularies.
    static void write(Corpus corpus, RunFolder run) throws IOException {
        Pairs.write(run.training(), corpus.training().stream().map(Example::row));
        Pairs.write(run.heldout(), corpus.heldout().stream().map(Example::row));
        VocabularyFile.save(corpus.source(), run.sourceVocabulary());
        VocabularyFile.save(corpus.target(), run.targetVocabulary());
    }

    /// The digest of the files in a run's folder.
    static String digest(RunFolder run) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : new Path[] {run.training(), run.heldout()}) {
            try (InputStream bytes = Files.newInputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer))
                    digest.update(buffer, 0, n);
            }
            digest.update((byte) 0);
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    /// The digest that a corpus has once it is written.
    static String digest(Corpus corpus) throws IOException {
        Path folder = Files.createTempDirectory("fovea-corpus");
        var scratch = new RunFolder(folder);
        try {
            write(corpus, scratch);
            return digest(scratch);
        } finally {
            for (Path file : new Path[] {scratch.training(), scratch.heldout(), scratch.sourceVocabulary(),
                    scratch.targetVocabulary()})
                Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}

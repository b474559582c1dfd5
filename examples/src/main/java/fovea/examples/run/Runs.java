package fovea.examples.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder `runs/` where the user stands: one folder for each run, and the link `latest`.
///
/// @param directory where it is
public record Runs(Path directory) {

    /// The link to the run that was started last.
    public static final String LATEST = "latest";

    /// The runs under the current directory.
    public static Runs here() {
        return new Runs(Path.of("runs"));
    }

    /// Makes the folder of a new run.
    ///
    /// @throws RunException if there is a run of that name
    public RunFolder create(RunName name) throws IOException {
        Files.createDirectories(directory);
        Path path = directory.resolve(name.text());
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            throw new RunException("there is a run '%1$s' already; go on with it (--resume %1$s) or take another --name"
                    .formatted(name));
        }
        return new RunFolder(path);
    }

    /// A name that nobody has yet: this one, or this one with `-2`, `-3`, … behind it.
    public RunName free(String wanted) {
        for (int i = 2; ; i++) {
            var name = new RunName(i == 2 ? wanted : wanted + "-" + (i - 1));
            if (!Files.exists(directory.resolve(name.text()), LinkOption.NOFOLLOW_LINKS))
                return name;
        }
    }

    /// Turns the link `latest` to a run, in one step: whoever follows it finds the old run or the new one.
    public void turnLatest(RunFolder run) throws IOException {
        Path link = directory.resolve(LATEST);
        if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS))
            throw new RunException("%s is a folder, so the link of that name cannot be turned; rename the folder"
                    .formatted(link));
        Path fresh = directory.resolve("." + LATEST + "-" + ProcessHandle.current().pid());
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, run.path().getFileName());
        Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The run that a name or a path means; `latest` is a name.
    ///
    /// @throws RunException if there is none
    public RunFolder find(String nameOrPath) {
        Path path = isName(nameOrPath) ? directory.resolve(nameOrPath) : Path.of(nameOrPath);
        try {
            var run = new RunFolder(Files.exists(path) ? path.toRealPath() : path);
            if (run.isRun())
                return run;
        } catch (IOException e) {
            throw new RunException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
        throw new RunException("no run at %s%s".formatted(path, known()));
    }

    private boolean isName(String text) {
        return RunName.isGood(text) && !Files.isRegularFile(Path.of(text, "run.json")) || text.equals(LATEST)
                || RunName.isGood(text) && Files.isDirectory(directory.resolve(text));
    }

    private String known() {
        List<RunFolder> all = list();
        if (all.isEmpty())
            return "; there are no runs in %s yet: start one with ./fovea train".formatted(directory.toAbsolutePath());
        return "; there are " + String.join(", ", all.stream().limit(8).map(RunFolder::name).toList())
                + (all.size() > 8 ? ", …" : "");
    }

    /// The run to translate with when none is named: the latest, or else the youngest, that has a model.
    ///
    /// @throws RunException if there is none
    public RunFolder latestWithModel() {
        return latest().filter(RunFolder::hasModel)
                .or(() -> list().stream().filter(RunFolder::hasModel).findFirst())
                .orElseThrow(() -> new RunException("there is no trained model in %s yet; first ./fovea train"
                        .formatted(directory.toAbsolutePath())));
    }

    /// The run that the link `latest` names, if there is one.
    public Optional<RunFolder> latest() {
        Path link = directory.resolve(LATEST);
        if (!Files.isSymbolicLink(link))
            return Optional.empty();
        try {
            return Optional.of(new RunFolder(directory.resolve(link.toRealPath().getFileName())))
                    .filter(RunFolder::isRun);
        } catch (IOException gone) {
            return Optional.empty();                           // the run it names was deleted
        }
    }

    /// All runs, the youngest first.
    public List<RunFolder> list() {
        if (!Files.isDirectory(directory))
            return List.of();
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(RunFolder::new).filter(run -> RunName.isGood(run.name()) && run.isRun())
                    .sorted(Comparator.comparing(Runs::started).reversed().thenComparing(RunFolder::name)).toList();
        } catch (IOException e) {
            throw new RunException("%s cannot be read: %s".formatted(directory, e.getMessage()), e);
        }
    }

    private static Instant started(RunFolder run) {
        try {
            return run.read().facts().started();
        } catch (RunException damaged) {
            return Instant.EPOCH;
        }
    }

    /// The run of that name, to be deleted: a folder in here, not behind a link.
    ///
    /// @throws RunException if it is not a run of ours
    public RunFolder own(RunName name) {
        var run = new RunFolder(directory.resolve(name.text()));
        if (Files.isSymbolicLink(run.path()))
            throw new RunException("'%s' is a link; only folders of runs in %s are deleted".formatted(name, directory));
        if (!run.isRun())
            throw new RunException("no run '%s' in %s; nothing was deleted".formatted(name, directory));
        return run;
    }

    /// Deletes a run, and the link `latest` if it named it. Links in the folder go, what they name stays.
    ///
    /// @throws RunException if it is not in here, or a training is writing to it
    public void delete(RunName name) throws IOException {
        RunFolder run = own(name);
        boolean wasLatest = latest().filter(run::equals).isPresent();
        try (var _ = RunLock.take(run)) {
            Files.walkFileTree(run.path(), new Deletion());
        }
        if (wasLatest)
            Files.deleteIfExists(directory.resolve(LATEST));
    }

    /// Deletes files, links and then their folders.
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            if (failure != null)
                throw failure;
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}

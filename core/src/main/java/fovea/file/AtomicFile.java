package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Replaces a file wholly or not at all.
///
/// ```java
/// AtomicFile.write(path, channel -> channel.write(ByteBuffer.wrap(bytes)));
/// ```
///
/// The new content goes to a temporary file in the same directory, is forced to the disk, and then takes the name in
/// one step, which is forced as well. Whoever opens the name meanwhile, or after a crash, a kill, or on a full disk,
/// finds the old file whole.
///
/// The temporary file of `model` is `.model.PID-COUNT.tmp`. One that a dead process left behind is removed by the next
/// save of the same file.
public final class AtomicFile {

    private static final AtomicLong COUNT = new AtomicLong();
    private static final Set<Path> UNDER_WAY = ConcurrentHashMap.newKeySet();

    /// Writes the new content.
    @FunctionalInterface
    public interface Content {
        /// Writes all of it to the channel, from where it stands.
        void to(FileChannel channel) throws IOException;
    }

    private AtomicFile() {}

    /// Gives `file` the content, wholly or not at all; its directory must exist.
    ///
    /// @throws IOException if anything fails; the old file is then as it was
    public static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        removeLeftovers(target);
        Path temporary = target.resolveSibling(
                prefix(target) + ProcessHandle.current().pid() + "-" + COUNT.getAndIncrement() + ".tmp");
        UNDER_WAY.add(temporary);
        try {
            fill(temporary, content);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory(target.getParent());
        } finally {
            Files.deleteIfExists(temporary);
            UNDER_WAY.remove(temporary);
        }
    }

    /// Gives `file` these bytes, wholly or not at all.
    ///
    /// @throws IOException if anything fails; the old file is then as it was
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, channel -> writeFully(channel, ByteBuffer.wrap(bytes)));
    }

    static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining())
            channel.write(bytes);
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.to(channel);
            channel.force(true);
        }
    }

    /// A rename is an entry in the directory, and lost with the power unless the directory reaches the disk too.
    private static void forceDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static void removeLeftovers(Path target) throws IOException {
        String prefix = prefix(target);
        DirectoryStream.Filter<Path> ofTarget = path -> path.getFileName().toString().startsWith(prefix)
                && path.getFileName().toString().endsWith(".tmp");
        try (var leftovers = Files.newDirectoryStream(target.getParent(), ofTarget)) {
            for (Path leftover : leftovers)
                if (isAbandoned(leftover, prefix))
                    Files.deleteIfExists(leftover);
        } catch (NoSuchFileException missing) {
            throw new NoSuchFileException(target.getParent().toString(), null, "no such directory to save into");
        }
    }

    private static boolean isAbandoned(Path leftover, String prefix) {
        String[] parts = leftover.getFileName().toString().substring(prefix.length()).split("-", 2);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}") || !parts[1].matches("[0-9]+\\.tmp"))
            return false;                                    // not one of ours
        long pid = Long.parseLong(parts[0]);
        return pid == ProcessHandle.current().pid()
                ? !UNDER_WAY.contains(leftover)
                : ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }
}

package fovea.examples.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;

/// Keeps a second training out of a run's folder.
///
/// The lock belongs to the process, not to the file: when a training is killed the system opens it, and the file that
/// stays behind blocks nobody.
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock.
    ///
    /// @throws RunException if another training has it
    public static RunLock take(RunFolder run) throws IOException {
        if (Files.isSymbolicLink(run.lock()))
            throw new RunException("the lock of run '%s' is a link, which Fovea never makes; nothing was written"
                    .formatted(run.name()));
        var channel = FileChannel.open(run.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null)
                return new RunLock(channel);
        } catch (OverlappingFileLockException ours) {
            // another training of this very process: just as taken
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new RunException("another training is writing to run '%s'; wait for it, or train under another --name"
                .formatted(run.name()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

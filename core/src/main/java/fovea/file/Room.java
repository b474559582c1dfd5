package fovea.file;

import java.io.IOException;

/// Whether what a file holds fits this process's memory.
final class Room {

    /// Something that fills arrays.
    @FunctionalInterface
    interface Filling<T> {
        T run() throws IOException;
    }

    private Room() {}

    /// @throws IOException if so many bytes can never fit
    static void check(String where, long needed) throws IOException {
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most)
            throw new IOException(
                    "%s: its numbers need %d MiB of memory, java has %d: start it with a larger -Xmx".formatted(
                    where, needed >> 20, most >> 20));
    }

    /// Runs what allocates a few large arrays. How much of the memory is free nobody can say beforehand, so that one
    /// that does not fit is met here, where nothing has been changed yet.
    ///
    /// @throws IOException if they do not fit
    static <T> T within(String where, Filling<T> filling) throws IOException {
        try {
            return filling.run();
        } catch (OutOfMemoryError full) {
            throw new IOException("%s: its numbers do not fit the memory that is left: start java with a larger -Xmx"
                    .formatted(where), full);
        }
    }
}

package fovea.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.zip.ZipEntry;

import fovea.tensor.BoolTensor;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Arrays by name: the content of one of NumPy's `.npz` files, a zip file of [`.npy`][Npy] arrays.
///
/// ```java
/// Npz.EMPTY.with("x", x).with("labels", labels).write(path);      // np.load(path)["x"] in Python
/// Tensor x = Npz.read(path).tensor("x");                          // np.savez(path, x=x) in Python
/// ```
///
/// This is a value: `with…` returns another. The same content gives the same bytes.
///
/// **Reading** takes stored and deflated entries, at most 10,000, whose names differ and whose bytes do not overlap. An
/// entry's array must take exactly the bytes that the zip file promises; inflating stops at the first byte more, and
/// nothing is allocated for the numbers of a deflated entry before all of it has been inflated once and its checksum
/// found right. An entry `x.npy` is named `x`; one without that ending keeps its name, and must be an array all the
/// same.
///
/// **Writing** stores ([#write], as `np.savez`) or deflates ([#writeCompressed], as `np.savez_compressed`).
public final class Npz {

    static final String SUFFIX = ".npy";
    private static final int LONGEST_NAME = 0xFFFF - SUFFIX.length();

    /// Nothing at all, to start from.
    public static final Npz EMPTY = new Npz("these arrays", new LinkedHashMap<>());

    private final String source;
    private final SequencedMap<String, Content> contents;

    private Npz(String source, SequencedMap<String, Content> contents) {
        this.source = source;
        this.contents = contents;
    }

    // ---- files

    /// Reads a file.
    ///
    /// @throws FileFormatException if it breaks a rule of the format, or holds what is no plain number
    /// @throws IOException         if it cannot be read, or would not fit this process's memory
    public static Npz read(Path file) throws IOException {
        String where = file.toString();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Npz(where, Room.within(where, new NpzReading(channel, where)::contents));
        }
    }

    /// Writes a file with stored entries, wholly or not at all; its directory must exist.
    ///
    /// @throws IOException if it cannot be written; an old file is then as it was
    public void write(Path file) throws IOException {
        AtomicFile.write(file, channel -> NpzWriting.write(channel, contents, ZipEntry.STORED));
    }

    /// Writes a file with deflated entries, wholly or not at all; its directory must exist.
    ///
    /// @throws IOException if it cannot be written; an old file is then as it was
    public void writeCompressed(Path file) throws IOException {
        AtomicFile.write(file, channel -> NpzWriting.write(channel, contents, ZipEntry.DEFLATED));
    }

    /// The place of an entry, for errors.
    static String where(String file, String entry) {
        return "%s, entry %s".formatted(file, FileFormatException.shown(entry));
    }

    // ---- adding

    /// With floating-point numbers under a new name.
    ///
    /// @throws IllegalArgumentException if the name is taken or cannot be written, or 10,000 are there
    public Npz with(String name, Tensor tensor) {
        return with(name, new Content.Floating(tensor));
    }

    /// With whole numbers under a new name.
    ///
    /// @throws IllegalArgumentException if the name is taken or cannot be written, or 10,000 are there
    public Npz with(String name, IntTensor tensor) {
        return with(name, new Content.Whole(tensor));
    }

    /// With yes and no under a new name.
    ///
    /// @throws IllegalArgumentException if the name is taken or cannot be written, or 10,000 are there
    public Npz with(String name, BoolTensor tensor) {
        return with(name, new Content.Flags(tensor));
    }

    private Npz with(String name, Content content) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)
                || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME)
            throw new IllegalArgumentException("with: a name is well-formed text of at most %d bytes; got %s".formatted(
                    LONGEST_NAME, FileFormatException.shown(name)));
        if (contents.size() == ZipDirectory.MOST)
            throw new IllegalArgumentException("with: an .npz has at most %d entries".formatted(ZipDirectory.MOST));
        var more = new LinkedHashMap<>(contents);
        if (more.put(name, content) != null)
            throw new IllegalArgumentException("with: names must differ, and there is a %s already".formatted(
                    FileFormatException.shown(name)));
        return new Npz(source, more);
    }

    // ---- reading out

    /// All names, in the order of the file.
    public SequencedSet<String> names() {
        return Collections.unmodifiableSequencedMap(contents).sequencedKeySet();
    }

    /// Whether something stands under this name.
    public boolean has(String name) {
        return contents.containsKey(name);
    }

    /// The floating-point numbers under a name.
    ///
    /// @throws IllegalArgumentException if there are none
    public Tensor tensor(String name) {
        return content(name).tensor(where(source, name));
    }

    /// The whole numbers under a name.
    ///
    /// @throws IllegalArgumentException if there are none
    public IntTensor ints(String name) {
        return content(name).ints(where(source, name));
    }

    /// The yes and no under a name.
    ///
    /// @throws IllegalArgumentException if there are none
    public BoolTensor bools(String name) {
        return content(name).bools(where(source, name));
    }

    /// All floating-point arrays by name, in the order of the file: a PyTorch `state_dict` that went through NumPy.
    public SequencedMap<String, Tensor> tensors() {
        SequencedMap<String, Tensor> found = new LinkedHashMap<>();
        contents.forEach((name, content) -> {
            if (content instanceof Content.Floating(Tensor tensor))
                found.put(name, tensor);
        });
        return found;
    }

    private Content content(String name) {
        Content content = contents.get(name);
        if (content == null)
            throw new IllegalArgumentException("%s: there is no array %s among %s".formatted(source,
                    FileFormatException.shown(name), FileFormatException.shown(String.join(", ", contents.keySet()))));
        return content;
    }
}

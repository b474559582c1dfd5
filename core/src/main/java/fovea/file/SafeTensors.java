package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

import fovea.tensor.BoolTensor;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Tensors by name, with some text beside them: the content of one safetensors file.
///
/// ```text
///     8 bytes      n, little-endian
///     n bytes      {"__metadata__":{"kind":"…"},"weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},…}
///     the rest     the numbers, row-major, little-endian, one tensor after another    huggingface/safetensors, README
/// ```
///
/// ```java
/// SafeTensors.EMPTY.with("weight", weight).withMetadata("kind", "linear").write(path);
/// Tensor again = SafeTensors.read(path).tensor("weight");
/// ```
///
/// This is a value: `with…` returns another. The same content gives the same bytes.
///
/// **Reading** takes F64 and F32 as they are, widens F16 and BF16 to float32, reads whole numbers (I8 … I64, U8 … U64)
/// into an [IntTensor], where one beyond 32 bits is an error, and BOOL into a [BoolTensor]. Other dtypes
/// (F8_E4M3, C64 …) are refused by name. Before anything is allocated for numbers it has been checked that the
/// header has at most 100 MiB and is strict JSON, that names differ, that each tensor's dtype and shape take exactly
/// the bytes it claims, and that these lie in the file without holes or overlaps, to its last byte.
///
/// **Writing** puts wider elements first, so that every number lies at a multiple of its width; within a width the
/// order is that of `with`. The header is padded with spaces to a multiple of 8. The file appears [wholly or not at
/// all][AtomicFile].
public final class SafeTensors {

    /// Nothing at all, to start from.
    public static final SafeTensors EMPTY =
            new SafeTensors("these tensors", new LinkedHashMap<>(), new LinkedHashMap<>());

    private final String source;
    private final SequencedMap<String, Content> contents;
    private final SequencedMap<String, String> metadata;

    private SafeTensors(String source, SequencedMap<String, Content> contents, SequencedMap<String, String> metadata) {
        this.source = source;
        this.contents = contents;
        this.metadata = metadata;
    }

    // ---- files

    /// Reads a file.
    ///
    /// @throws FileFormatException if it breaks a rule of the format
    /// @throws IOException         if it cannot be read, or would not fit this process's memory
    public static SafeTensors read(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Header header = Header.read(channel, file.toString());
            Room.check(file.toString(), header.bytesInMemory());
            return Room.within(file.toString(), () -> contents(channel, header, file.toString()));
        }
    }

    private static SafeTensors contents(FileChannel channel, Header header, String file) throws IOException {
        Map<String, Content> found = new LinkedHashMap<>();
        var inflow = new Inflow(channel, ByteOrder.LITTLE_ENDIAN);
        for (Entry entry : header.inFileOrder())
            found.put(entry.name(), inflow.next(entry.where(file), entry.element(), entry.shape()));
        SequencedMap<String, Content> inHeaderOrder = new LinkedHashMap<>();
        header.entries().forEach(entry -> inHeaderOrder.put(entry.name(), found.get(entry.name())));
        return new SafeTensors(file, inHeaderOrder, header.metadata());
    }

    /// Writes a file, wholly or not at all; its directory must exist.
    ///
    /// @throws IOException if it cannot be written; an old file is then as it was
    public void write(Path file) throws IOException {
        List<Map.Entry<String, Content>> ordered = contents.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().element().width)).toList();
        byte[] header = HeaderText.of(metadata, ordered);
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, header.length);
        AtomicFile.write(file, channel -> {
            AtomicFile.writeFully(channel, length);
            AtomicFile.writeFully(channel, ByteBuffer.wrap(header));
            var outflow = new Outflow(channel);
            for (var entry : ordered)
                outflow.write(entry.getValue());
        });
    }

    // ---- adding

    /// With floating-point numbers under a new name.
    ///
    /// @throws IllegalArgumentException if the name is taken, reserved, or no well-formed text
    public SafeTensors with(String name, Tensor tensor) {
        return withContents(Map.of(name, new Content.Floating(tensor)));
    }

    /// With whole numbers under a new name.
    ///
    /// @throws IllegalArgumentException if the name is taken, reserved, or no well-formed text
    public SafeTensors with(String name, IntTensor tensor) {
        return withContents(Map.of(name, new Content.Whole(tensor)));
    }

    /// With yes and no under a new name.
    ///
    /// @throws IllegalArgumentException if the name is taken, reserved, or no well-formed text
    public SafeTensors with(String name, BoolTensor tensor) {
        return withContents(Map.of(name, new Content.Flags(tensor)));
    }

    /// With all of these, each under `prefix` and its own name.
    ///
    /// @throws IllegalArgumentException if a name is taken, reserved, or no well-formed text
    public SafeTensors withAll(String prefix, Map<String, Tensor> tensors) {
        Map<String, Content> added = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> added.put(prefix + name, new Content.Floating(tensor)));
        return withContents(added);
    }

    /// With a line of text beside the tensors; a former one of this name is replaced.
    ///
    /// @throws IllegalArgumentException if name or value are no well-formed text
    public SafeTensors withMetadata(String name, String value) {
        var more = new LinkedHashMap<>(metadata);
        more.put(wellFormed(name), wellFormed(value));
        return new SafeTensors(source, contents, more);
    }

    private SafeTensors withContents(Map<String, Content> added) {
        var more = new LinkedHashMap<>(contents);
        added.forEach((name, content) -> {
            if (wellFormed(name).equals(Header.METADATA))
                throw new IllegalArgumentException("with: the name %s is reserved by the format".formatted(name));
            if (more.put(name, content) != null)
                throw new IllegalArgumentException("with: names must differ, and there is a %s already".formatted(
                        FileFormatException.shown(name)));
        });
        return new SafeTensors(source, more, metadata);
    }

    private static String wellFormed(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text))
            throw new IllegalArgumentException("with: half a surrogate pair cannot be written; got %s".formatted(
                    FileFormatException.shown(text)));
        return text;
    }

    // ---- reading out

    /// All names, in the order of the header.
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
        if (contents.get(name) instanceof Content.Floating(Tensor tensor))
            return tensor;
        throw missing(name, "floating-point numbers");
    }

    /// The whole numbers under a name.
    ///
    /// @throws IllegalArgumentException if there are none
    public IntTensor ints(String name) {
        if (contents.get(name) instanceof Content.Whole(IntTensor tensor))
            return tensor;
        throw missing(name, "whole numbers");
    }

    /// The yes and no under a name.
    ///
    /// @throws IllegalArgumentException if there are none
    public BoolTensor bools(String name) {
        if (contents.get(name) instanceof Content.Flags(BoolTensor tensor))
            return tensor;
        throw missing(name, "yes and no");
    }

    /// All floating-point tensors whose name starts with `prefix`, under the rest of their names, in the order of the
    /// header.
    public SequencedMap<String, Tensor> tensors(String prefix) {
        SequencedMap<String, Tensor> found = new LinkedHashMap<>();
        contents.forEach((name, content) -> {
            if (name.startsWith(prefix) && content instanceof Content.Floating(Tensor tensor))
                found.put(name.substring(prefix.length()), tensor);
        });
        return found;
    }

    /// The text beside the tensors.
    public SequencedMap<String, String> metadata() {
        return Collections.unmodifiableSequencedMap(metadata);
    }

    private IllegalArgumentException missing(String name, String kind) {
        Content there = contents.get(name);
        String found = there == null ? "nothing" : "%s of shape %s".formatted(there.element(), there.shape());
        return new IllegalArgumentException("%s: under %s %s are expected; there is %s".formatted(
                source, FileFormatException.shown(name), kind, found));
    }
}

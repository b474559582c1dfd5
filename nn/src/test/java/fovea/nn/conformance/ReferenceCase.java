package fovea.nn.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// One file of reference numbers: inputs, parameters, outputs and gradients, and the settings under which they hold.
final class ReferenceCase {

    private static final Pattern ENTRY = Pattern.compile(
            "\"([^\"]+)\":\\s*\\{\\s*\"dtype\":\\s*\"(\\w+)\",\\s*\"shape\":\\s*\\[([\\d, ]*)],\\s*\"data_offsets\":\\s*\\[(\\d+),\\s*(\\d+)]\\s*}");
    private static final Pattern SETTING = Pattern.compile("\"(\\w+)\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private record Entry(String dtype, Shape shape, ByteBuffer bytes) {}

    private final DType dtype;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Tensor> leaves = new LinkedHashMap<>();
    private final Set<String> unread = new TreeSet<>();

    /// Reads a case, to be computed in this precision.
    ReferenceCase(Path file, DType dtype) {
        this.dtype = dtype;
        try {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            byte[] header = new byte[(int) all.getLong()];
            all.get(header);
            read(new String(header, StandardCharsets.UTF_8), all.slice().order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        unread.addAll(names("in."));
    }

    private void read(String header, ByteBuffer data) {
        String metadata = header.substring(header.indexOf("__metadata__"));
        for (Matcher m = SETTING.matcher(metadata.substring(metadata.indexOf('{'), metadata.indexOf('}', metadata.indexOf("\"kind\"")))); m.find();)
            settings.put(m.group(1), m.group(2).replace("\\\"", "").replace("\"", ""));
        for (Matcher m = ENTRY.matcher(header); m.find();) {
            int[] sizes = Arrays.stream(m.group(3).split("[, ]+")).filter(s -> !s.isEmpty()).mapToInt(Integer::parseInt).toArray();
            int from = Integer.parseInt(m.group(4)), to = Integer.parseInt(m.group(5));
            entries.put(m.group(1), new Entry(m.group(2), Shape.of(sizes), data.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN)));
        }
    }

    String kind() {
        return setting("kind");
    }

    String setting(String name) {
        return Optional.ofNullable(settings.get(name)).orElseThrow(() -> new AssertionError("the case has no setting " + name + ": " + settings));
    }

    int number(String name) {
        return Integer.parseInt(setting(name));
    }

    boolean says(String name) {
        return Boolean.parseBoolean(settings.getOrDefault(name, "false"));
    }

    Optional<String> maybe(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    boolean has(String entry) {
        return entries.containsKey(entry);
    }

    String dtypeOf(String entry) {
        return entries.get(entry).dtype();
    }

    /// The names behind a prefix, such as `grad.param.`.
    Set<String> names(String prefix) {
        Set<String> names = new TreeSet<>();
        entries.keySet().stream().filter(name -> name.startsWith(prefix)).forEach(name -> names.add(name.substring(prefix.length())));
        return names;
    }

    /// An input as a leaf, the same one each time.
    Tensor input(String name) {
        unread.remove(name);
        return leaves.computeIfAbsent(name, _ -> tensor("in." + name).leaf());
    }

    IntTensor integers(String name) {
        unread.remove(name);
        Entry entry = entries.get("in." + name);
        return IntTensor.generate(entry.shape(), i -> (int) entry.bytes().getLong(8 * i));
    }

    BoolTensor booleans(String name) {
        unread.remove(name);
        Entry entry = entries.get("in." + name);
        return BoolTensor.generate(entry.shape(), i -> entry.bytes().get(i) != 0);
    }

    /// Inputs that nobody asked for: the runner has overlooked something.
    Set<String> unread() {
        return unread;
    }

    /// The parameters as a `state_dict`.
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        names("param.").forEach(name -> state.put(name, tensor("param." + name)));
        return state;
    }

    Tensor tensor(String name) {
        Entry entry = entries.get(name);
        return switch (entry.dtype()) {
            case "F32" -> Tensor.generate(entry.shape(), dtype, i -> entry.bytes().getFloat(4 * i));
            case "F64" -> Tensor.generate(entry.shape(), DType.FLOAT64, i -> entry.bytes().getDouble(8 * i));
            default -> throw new AssertionError(name + " is not a floating-point tensor but " + entry.dtype());
        };
    }
}

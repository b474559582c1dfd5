package fovea.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import fovea.file.FileFormatException;
import fovea.file.Json;
import fovea.file.SafeTensors;
import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.Gradients;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// One case: inputs, settings, and what another framework made of them in float64.
///
/// | name in the file | what it is |
/// |---|---|
/// | `in.*`, `param.*` | inputs and parameters: F32, I64 for indices, BOOL for masks |
/// | `out.*` | outputs |
/// | `probe.*` | `L₁ = Σ out · probe` over the floating-point outputs |
/// | `grad.*` | `∂L₁/∂in`, under `grad.x`, `grad.in.x` or `grad.param.x` |
/// | `probe2.*` | `L₂ = Σ grad · probe2` over the inputs |
/// | `second.*` | `∂L₂/∂in`; absent where it is zero |
///
/// Every output, gradient and second derivative of the file is compared: two arrays a (ours) and b (theirs) agree when
/// `max |a − b| ≤ tolerance (1 + max |b|)`.
public final class ConformanceCase {

    private final String name;
    private final DType dtype;
    private final SafeTensors file;
    private final Map<String, Tensor> instead;
    private final Map<String, Tensor> leaves = new TreeMap<>();
    private final Set<String> unread = new TreeSet<>();

    private ConformanceCase(String name, DType dtype, SafeTensors file, Map<String, Tensor> instead) {
        this.name = name;
        this.dtype = dtype;
        this.file = file;
        this.instead = instead;
        file.names().stream().filter(entry -> entry.startsWith("in.")).forEach(unread::add);
    }

    /// Reads a case, to be computed in this precision.
    public static ConformanceCase read(Path path, DType dtype) {
        try {
            return new ConformanceCase(path.getFileName().toString().replace(".safetensors", ""), dtype,
                    SafeTensors.read(path), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same case expecting other numbers under a name, to see that somebody notices.
    public ConformanceCase with(String entry, Tensor numbers) {
        return new ConformanceCase(name, dtype, file, Map.of(entry, numbers));
    }

    // ---- what it is about

    /// The file's name without its ending.
    public String name() {
        return name;
    }

    /// The precision in which it is computed.
    public DType dtype() {
        return dtype;
    }

    /// The operation or layer.
    public String kind() {
        return setting("kind").orElseThrow().text();
    }

    /// A setting: a line of the metadata, or a field of its `args`.
    public Optional<Json> setting(String setting) {
        Map<String, Json> args = file.metadata().containsKey("args") ? parsed("args").fields() : Map.of();
        if (args.containsKey(setting))
            return Optional.of(args.get(setting));
        return file.metadata().containsKey(setting) ? Optional.of(parsed(setting)) : Optional.empty();
    }

    private Json parsed(String line) {
        try {
            return Json.parse(file.metadata().get(line), name);
        } catch (FileFormatException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A whole number that must be set.
    public int whole(String setting) {
        return (int) setting(setting).orElseThrow().whole();
    }

    /// A number that must be set.
    public double number(String setting) {
        return setting(setting).orElseThrow().number();
    }

    /// Whether a setting is there and true.
    public boolean says(String setting) {
        return setting(setting).filter(value -> value.toString().equals("true")).isPresent();
    }

    /// Whole numbers that must be set; none if the setting is `null`.
    public int[] wholes(String setting) {
        Json value = setting(setting).orElseThrow();
        if (value instanceof Json.Nothing)
            return new int[0];
        return value.items().stream().mapToInt(item -> (int) item.whole()).toArray();
    }

    // ---- what it is given

    /// Whether the file has this entry.
    public boolean has(String entry) {
        return file.has(entry);
    }

    /// The names behind a prefix, such as `param.`.
    public Set<String> names(String prefix) {
        Set<String> names = new TreeSet<>();
        file.names().stream().filter(entry -> entry.startsWith(prefix))
                .forEach(entry -> names.add(entry.substring(prefix.length())));
        return names;
    }

    /// A floating-point input as a leaf, the same one each time.
    public Tensor input(String input) {
        return leaf("in." + input);
    }

    /// A parameter as a leaf, the same one each time.
    public Tensor parameter(String parameter) {
        return leaf("param." + parameter);
    }

    /// All parameters under the names that the file gives them, for a layer to load.
    public Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        names("param.").forEach(parameter -> parameters.put(parameter, file.tensor("param." + parameter).to(dtype)));
        return parameters;
    }

    private Tensor leaf(String entry) {
        unread.remove(entry);
        return leaves.computeIfAbsent(entry, _ -> file.tensor(entry).to(dtype).leaf());
    }

    /// Whole numbers, which need no precision.
    public IntTensor indices(String input) {
        unread.remove("in." + input);
        return file.ints("in." + input);
    }

    /// Whether there is an input of this name that is a mask, true and false.
    public boolean hasMask(String input) {
        return has("in." + input) && !file.tensors("in.").containsKey(input);
    }

    /// Whether there is an input of this name that holds floating-point numbers.
    public boolean hasNumbers(String input) {
        return file.tensors("in.").containsKey(input);
    }

    /// A mask.
    public BoolTensor mask(String input) {
        unread.remove("in." + input);
        return file.bools("in." + input);
    }

    // ---- what it expects

    /// Compares the outputs and all their derivatives with the file's. Whole numbers and answers are handed in as
    /// numbers.
    ///
    /// @throws AssertionError that lists all that differs
    public void check(Map<String, Tensor> outputs) {
        check(outputs, _ -> Map.of());
    }

    /// As [#check(Map)], for a layer with parameters of its own: `learnt` finds their gradients, under the names that
    /// the file gives them.
    ///
    /// @throws AssertionError that lists all that differs
    public void check(Map<String, Tensor> outputs, Function<Gradients, Map<String, Tensor>> learnt) {
        var report = new Agreement(dtype);
        if (!unread.isEmpty())
            report.note("nobody asked for " + unread);
        report.sameNames("out.", names("out."), outputs.keySet());
        report.close(name);
        outputs.forEach((output, ours) -> report.compare("out." + output, expected("out." + output), ours));
        if (!names("probe.").isEmpty())
            checkGradients(report, outputs, learnt);
        report.close(name);
    }

    private void checkGradients(Agreement report, Map<String, Tensor> outputs,
                                Function<Gradients, Map<String, Tensor>> learnt) {
        Tensor total = Tensor.zeros(Shape.SCALAR, dtype);
        for (String output : names("probe."))
            total = total.add(outputs.get(output).mul(file.tensor("probe." + output).to(dtype)).sum());
        Gradients gradients = total.gradients();
        Map<String, Tensor> plain = derivatives(gradients);
        learnt.apply(gradients).forEach((parameter, gradient) -> plain.put("param." + parameter, gradient));
        report.sameNames("grad.", names("grad."), plain.keySet());
        Map<String, Tensor> first = derivatives(total.differentiableGradients());
        plain.forEach((input, ours) -> report.compare("grad." + input, expected("grad." + input), ours));
        first.forEach((input, ours) -> report.compare("grad." + input, expected("grad." + input), ours));
        if (!names("probe2.").isEmpty())
            checkSecond(report, first);
    }

    private void checkSecond(Agreement report, Map<String, Tensor> first) {
        Tensor total = Tensor.zeros(Shape.SCALAR, dtype);
        for (String input : names("probe2."))
            total = total.add(first.get(input).mul(file.tensor("probe2." + input).to(dtype)).sum());
        if (!total.isTracked())
            total = total.leaf();                              // it depends on no input: all second derivatives are 0
        derivatives(total.gradients()).forEach((input, ours) -> {
            report.compareSecond("second." + input, expected("second." + input), ours);
        });
    }

    /// For each leaf, under the name that the file's gradients have.
    private Map<String, Tensor> derivatives(Gradients gradients) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        leaves.forEach((entry, leaf) -> found.put(
                has("grad." + entry) ? entry : entry.substring(entry.indexOf('.') + 1), gradients.of(leaf)));
        return found;
    }

    /// What the file expects under a name, as float64 numbers; a second derivative that it does not have is zero.
    public Tensor expected(String entry) {
        if (instead.containsKey(entry))
            return instead.get(entry);
        if (entry.startsWith("second.") && !has(entry))
            return Tensor.zeros(file.tensor(entry.replace("second.", "probe2.")).shape(), DType.FLOAT64);
        return file.tensors("").containsKey(entry) ? file.tensor(entry).to(DType.FLOAT64) : wholeOrAnswers(entry);
    }

    private Tensor wholeOrAnswers(String entry) {
        try {
            return file.ints(entry).toTensor(DType.FLOAT64);
        } catch (IllegalArgumentException _) {
            return file.bools(entry).toTensor(DType.FLOAT64);
        }
    }
}

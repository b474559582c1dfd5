package fovea.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.GradientCollector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What [Operations] measures, done by libtorch through DJL, without any Python. Its native code comes from its jars.
///
/// ```text
///     mvn -q -Ppeers -pl bench -am package -Dmaven.test.skip=true
///     java --add-modules jdk.incubator.vector -cp 'bench/target/classes:bench/target/launch/*' \
///         org.openjdk.jmh.Main 'Operations|Libtorch' -p workload=op/gelu_8192x2048/fwd,op/gelu_8192x2048/fwdbwd
/// ```
///
/// `-jvmArgsAppend '-Dai.djl.pytorch.num_threads=1 -Dfovea.threads=1'` takes one thread of each. `fwdbwd` is forward
/// and backward to every input, from a gradient of ones.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class Libtorch {

    /// What is computed from which sizes; the inputs are filled as everywhere in the bench.
    private record Torch(Function<NDArray[], NDArray> f, int[]... sizes) {}

    private static final Map<String, Torch> OPERATIONS = Map.ofEntries(
            Map.entry("matmul/512x512x512", new Torch(x -> x[0].matMul(x[1]), sizes(512, 512), sizes(512, 512))),
            Map.entry("op/softmax_65536x128", new Torch(x -> x[0].softmax(-1), sizes(65536, 128))),
            Map.entry("op/layernorm_8192x512", new Torch(Libtorch::layerNorm, sizes(8192, 512), sizes(512),
                    sizes(512))),
            Map.entry("op/gelu_8192x2048", new Torch(x -> Activation.gelu(x[0]), sizes(8192, 2048))),
            Map.entry("op/relu_8192x2048", new Torch(x -> Activation.relu(x[0]), sizes(8192, 2048))),
            Map.entry("op/tanh_8192x2048", new Torch(x -> x[0].tanh(), sizes(8192, 2048))),
            Map.entry("op/mul_8192x2048", new Torch(x -> x[0].mul(x[1]), sizes(8192, 2048), sizes(8192, 2048))),
            Map.entry("op/biasadd_8192x2048", new Torch(x -> x[0].add(x[1]), sizes(8192, 2048), sizes(2048))),
            Map.entry("op/dropout_8192x2048", new Torch(x -> Dropout.dropout(x[0], 0.1f, true).singletonOrThrow(),
                    sizes(8192, 2048))),
            Map.entry("op/linear_2048x512x2048", new Torch(x -> Linear.linear(x[0], x[1], x[2]).singletonOrThrow(),
                    sizes(2048, 512), sizes(2048, 512), sizes(2048))),
            Map.entry("tiny/add16", new Torch(x -> x[0].add(x[1]), sizes(16), sizes(16))),
            Map.entry("tiny/matmul16", new Torch(x -> x[0].matMul(x[1]), sizes(16, 16), sizes(16, 16))));

    /// Its name, with `/fwd` or `/fwdbwd` where there are both.
    @Param({"matmul/512x512x512", "op/softmax_65536x128/fwd", "op/softmax_65536x128/fwdbwd",
        "op/layernorm_8192x512/fwd", "op/layernorm_8192x512/fwdbwd", "op/gelu_8192x2048/fwd",
        "op/gelu_8192x2048/fwdbwd", "op/linear_2048x512x2048/fwd", "op/linear_2048x512x2048/fwdbwd", "tiny/add16"})
    public String workload;

    private NDManager manager;
    private Torch torch;
    private NDArray[] inputs;
    private boolean backward;

    /// For the harness.
    public Libtorch() {}

    /// Makes the inputs.
    @Setup
    public void setUp() {
        manager = NDManager.newBaseManager("PyTorch");
        backward = workload.endsWith("/fwdbwd");
        torch = OPERATIONS.get(workload.replaceAll("/fwd(bwd)?$", ""));
        inputs = new NDArray[torch.sizes.length];
        for (int i = 0; i < inputs.length; i++) {
            float[] numbers = Inputs.fill(i, torch.sizes[i]).toFloats();
            inputs[i] = manager.create(numbers, new Shape(shape(torch.sizes[i])));
            inputs[i].setRequiresGradient(backward);
        }
    }

    /// Gives libtorch's memory back.
    @TearDown
    public void tearDown() {
        manager.close();
    }

    /// One call.
    @Benchmark
    public void run() {
        if (backward) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray y = torch.f.apply(inputs);
                collector.backward(y);
                y.close();
            }
        } else {
            torch.f.apply(inputs).close();
        }
    }

    private static NDArray layerNorm(NDArray... x) {
        NDList normed = LayerNorm.layerNorm(x[0], x[1].getShape(), x[1], x[2], 1e-5f);
        return normed.singletonOrThrow();
    }

    private static int[] sizes(int... sizes) {
        return sizes;
    }

    private static long[] shape(int... sizes) {
        long[] shape = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++)
            shape[i] = sizes[i];
        return shape;
    }
}

package fovea.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import fovea.tensor.Tensor;
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
import org.openjdk.jmh.annotations.Warmup;

/// Operations in JMH, in five fresh virtual machines each: their spread shows whether the compiler decides alike, and
/// the allocation profiler whether a kernel puts its vectors on the heap.
///
/// ```text
///     java --add-modules jdk.incubator.vector -cp 'bench/target/fovea/*' \
///         org.openjdk.jmh.Main Operations -prof gc -p workload=op/linear_2048x512x2048/fwdbwd
/// ```
///
/// Any workload of `./fovea bench --list` that runs no model will do. `-jvmArgsAppend -Dfovea.threads=1` takes one
/// thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 5, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC"})
public class Operations {

    /// Its name.
    @Param({"matmul/512x512x512", "op/softmax_65536x128/fwdbwd", "op/layernorm_8192x512/fwdbwd",
        "op/gelu_8192x2048/fwdbwd", "op/biasadd_8192x2048/fwdbwd", "op/embedding_10000x512_8192/fwdbwd",
        "op/xent_2048x10000/fwdbwd", "op/linear_2048x512x2048/fwdbwd", "op/sdpa_16x8x128x64/fwdbwd",
        "tiny/add16_sum_fwdbwd"})
    public String workload;

    private Supplier<List<Tensor>> call;

    /// For the harness.
    public Operations() {}

    /// Makes the inputs.
    @Setup
    public void setUp() {
        call = Bench.workloads().stream().filter(each -> each.name().equals(workload))
                .map(each -> ((Calculation) each).prepare().get()).findFirst().orElseThrow();
    }

    /// One call.
    @Benchmark
    public void run() {
        Calculation.once(call);
    }
}

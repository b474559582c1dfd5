package fovea.bench.ladder;

import java.util.Random;
import java.util.concurrent.TimeUnit;

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

/// The ladder, timed; one thread, five fresh virtual machines for each rung, because compilers do not always decide
/// alike.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 5, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Dfovea.threads=1"})
public class MatmulLadder {

    /// Which rung.
    @Param({"1", "2", "3", "4", "5"})
    public int rung;

    /// Rows and columns.
    @Param("512")
    public int n;

    private Matmul matmul;
    private float[] a;
    private float[] b;
    private float[] c;

    /// For the harness.
    public MatmulLadder() {}

    /// Two matrices of random numbers.
    @Setup
    public void setUp() {
        var random = new Random(1);
        matmul = Matmul.rung(rung);
        a = new float[n * n];
        b = new float[n * n];
        c = new float[n * n];
        for (int i = 0; i < n * n; i++) {
            a[i] = random.nextFloat();
            b[i] = random.nextFloat();
        }
    }

    /// One product.
    @Benchmark
    public float[] multiply() {
        matmul.multiply(a, b, c, n);
        return c;
    }
}

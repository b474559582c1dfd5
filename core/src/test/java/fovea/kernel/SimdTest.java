package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import fovea.kernel.Storage.F32;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// SIMD is really on where these tests run: a suite can be green for years and never have met a vector.
final class SimdTest {

    @BeforeEach
    void unlessSomebodyAskedForTheReference() {
        assumeFalse("reference".equals(System.getProperty("fovea.kernels")), "-Dfovea.kernels=reference was asked for");
    }

    @Test
    void testsRunInANamedModuleAsUsersDo() {
        assertEquals("fovea.core", Kernels.class.getModule().getName());
    }

    @Test
    void aPlainRequiresBringsTheVectorApiAlong() {
        assertTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    }

    @Test
    void theVectorKernelsAreChosen() {
        String description = Kernels.kernels().description();
        assertTrue(description.startsWith("vector, " + Lanes.L + " lanes"), description);
    }

    @Test
    void vectorsAreAsNarrowAsTheBuildAskedFor() {
        int most = Integer.getInteger("fovea.test.lanes", 16);
        assertTrue(Lanes.L <= most, Lanes.L + " lanes, where at most " + most + " were asked for");
    }

    /// Compiled vectors live in registers. Without the compiler's support each is an object of 80 bytes or so, and the
    /// thirty of an exponential make more than a hundred bytes an element.
    @Test
    void vectorsStayInRegisters() {
        int n = 1000;
        var x = new F32(new float[n]);
        var out = new F32(new float[n]);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        double bytes;
        do {
            bytes = bytesAnElement(x, out, n);
        } while (bytes > 1 && System.nanoTime() < deadline);
        assertTrue(bytes <= 1, bytes + " bytes are allocated for every element");
    }

    private static double bytesAnElement(F32 x, F32 out, int n) {
        int times = 1000;
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            Kernels.kernels().map(Unary.EXP, x, out, n);
        }
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / times / n;
    }
}

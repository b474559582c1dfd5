package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import fovea.kernel.Storage.F32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Views copied by blocks and by threads, against the reference's rows.
class VectorCopiesTest {

    private final int before = Threads.count();

    @AfterEach
    void restore() {
        Threads.use(before);
    }

    @Test
    void transpositionsOfAllShapes() {
        for (int threads = 1; threads <= 3; threads++) {
            Threads.use(threads);
            for (int m : new int[] {1, 2, 7, 8, 9, 64, 200})
                for (int n : new int[] {1, 3, 8, 17, 65, 300}) {
                    check(new View(0, new int[] {n, m}, new int[] {1, n}), m * n);
                    check(new View(0, new int[] {3, n, m}, new int[] {m * n, 1, n}), 3 * m * n);
                    check(new View(0, new int[] {2, 2, n, m}, new int[] {m * n, 2 * m * n, 1, n}), 4 * m * n);
                }
        }
    }

    @Test
    void headsOfAllWidthsSplitOffAndMerged() {
        for (int threads = 1; threads <= 3; threads++) {
            Threads.use(threads);
            for (int d : new int[] {1, 3, 4, 8, 15, 16, 17, 31, 32, 33, 47, 63, 64, 65, 100, 127, 128, 130}) {
                int T = 37, h = 5, n = 7 * T * h * d;
                check(new View(0, new int[] {7, h, T, d}, new int[] {T * h * d, d, h * d, 1}), n);
                check(new View(0, new int[] {7, T, h, d}, new int[] {T * h * d, d, T * d, 1}), n);
            }
        }
    }

    @Test
    void otherViews() {
        Threads.use(2);
        check(new View(5, new int[] {40, 30, 64}, new int[] {64, 40 * 64, 1}), 40 * 30 * 64 + 5);     // heads split
        check(new View(0, new int[] {500, 100}, new int[] {0, 1}), 100);                              // stretched
        check(new View(99, new int[] {100}, new int[] {-1}), 100);                                    // backwards
        check(new View(3, new int[0], new int[0]), 4);                                                // a single number
        check(new View(0, new int[] {0, 5}, new int[] {1, 5}), 5);                                    // nothing
    }

    private static void check(View view, int length) {
        float[] x = Numbers.fill(length, 0), expected = new float[view.volume()], out = new float[view.volume()];
        new ReferenceKernels().copy(new F32(x), view, new F32(expected));
        new VectorKernels().copy(new F32(x), view, new F32(out));
        assertArrayEquals(expected, out);
    }
}

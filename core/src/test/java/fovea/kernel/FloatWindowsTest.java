package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import fovea.kernel.Storage.F32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Windows walked by lines and by threads, against the reference, which asks for each pixel.
class FloatWindowsTest {

    private static final ReferenceKernels REFERENCE = new ReferenceKernels();
    private static final VectorKernels VECTOR = new VectorKernels();

    private final int before = Threads.count();

    @AfterEach
    void restore() {
        Threads.use(before);
    }

    /// Sizes around each other, with everything that can be set, and images larger than a thread's share.
    private static List<Sliding> all() {
        List<Sliding> all = new ArrayList<>();
        for (int n : new int[] {1, 4, 9})
            for (int size = 1; size <= 3; size++)
                for (int stride = 1; stride <= 3; stride++)
                    for (int padding = 0; padding <= 2; padding++)
                        for (int dilation = 1; dilation <= 2; dilation++) {
                            Track down = new Track(n, size, stride, padding, dilation);
                            Track across = new Track(n + 2, 4 - size, 4 - stride, 2 - padding, 3 - dilation);
                            if (down.count() > 0 && across.count() > 0)
                                all.add(new Sliding(3, down, across));
                        }
        all.add(new Sliding(40, new Track(33, 3, 1, 1, 1), new Track(70, 3, 1, 1, 1)));
        return all;
    }

    @Test
    void unfoldedAndFoldedAsByTheReference() {
        for (int threads = 1; threads <= 3; threads++) {
            Threads.use(threads);
            for (Sliding over : all()) {
                int n = over.planes() * over.elements() * over.windows();
                float[] expected = new float[n], found = Numbers.fill(n, 9);
                REFERENCE.unfold(new F32(Numbers.fill(over.pixels(), 0)), new F32(expected), over);
                VECTOR.unfold(new F32(Numbers.fill(over.pixels(), 0)), new F32(found), over);
                assertArrayEquals(expected, found, over.toString());
                float[] sums = new float[over.pixels()], foundSums = Numbers.fill(over.pixels(), 9);
                REFERENCE.fold(new F32(Numbers.fill(n, 1)), new F32(sums), over);
                VECTOR.fold(new F32(Numbers.fill(n, 1)), new F32(foundSums), over);
                assertArrayEquals(sums, foundSums, 1e-5f, over.toString());
            }
        }
    }

    @Test
    void theLargestIsFoundWhereTheReferenceFindsIt() {
        for (Sliding over : all()) {
            float[] x = Numbers.fill(over.pixels(), 2);
            x[x.length / 2] = Float.NaN;
            int[] expected = new int[over.planes() * over.windows()], found = expected.clone();
            REFERENCE.largest(new F32(x), expected, over);
            VECTOR.largest(new F32(x), found, over);
            assertArrayEquals(expected, found, over.toString());
        }
    }

    @Test
    void ofEqualsTheFirstAndOfAllNaN() {
        Sliding over = new Sliding(1, new Track(1, 1, 1, 0, 1), new Track(4, 2, 2, 0, 1));
        for (Kernels kernels : List.of(REFERENCE, VECTOR)) {
            int[] found = new int[2];
            kernels.largest(new F32(new float[] {3, 3, 5, Float.NaN}), found, over);
            assertArrayEquals(new int[] {0, 3}, found);
        }
    }

    @Test
    void countsByHand() {
        assertEquals(3, new Track(5, 2, 2, 1, 1).count());                 // (0 a) (b c) (d e)
        assertEquals(5, new Track(9, 3, 1, 0, 2).reach());
        assertEquals(0, new Track(2, 3, 1, 0, 1).count());
        assertEquals(0, new Track(1, 3, 3, 0, 1).count());
    }

    @Test
    void singleElementsAreReadAndAddedBackAsByTheReference() {
        for (Block size : List.of(new Block(3, 5, 1), new Block(2, 4, 3), new Block(700, 60, 2))) {
            int m = 7, n = size.outer() * m * size.inner();
            int[] index = Numbers.whole(n, size.n(), 3);
            float[] x = Numbers.fill(size.volume(), 0), expected = new float[n], found = new float[n];
            REFERENCE.gather(new F32(x), index, new F32(expected), size, m);
            VECTOR.gather(new F32(x), index, new F32(found), size, m);
            assertArrayEquals(expected, found);
            float[] sums = new float[size.volume()], foundSums = Numbers.fill(size.volume(), 9);
            REFERENCE.gatherBack(new F32(expected), index, new F32(sums), size, m);
            VECTOR.gatherBack(new F32(expected), index, new F32(foundSums), size, m);
            assertArrayEquals(sums, foundSums, 1e-5f);
        }
    }
}

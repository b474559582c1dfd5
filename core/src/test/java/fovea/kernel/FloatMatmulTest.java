package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Products of awkward sizes, against one chain of fused multiply-adds for each number, or for few rows against one dot
/// product over sixteen lanes: to the bit.
class FloatMatmulTest {

    private static final int[] SIZES =
            {1, 2, 3, 5, 6, 7, 13, 15, 16, 17, 31, 32, 33, 47, 48, 50, 63, 64, 65, 100, 130, 257, 300};
    private final int before = Threads.count();

    @AfterEach
    void restore() {
        Threads.use(before);
    }

    @Test
    void twoByTwoByHand() {
        float[] c = new float[4];
        FloatMatmul.multiply(new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8}, c, MatmulSize.of(1, 2, 2, 2));
        assertArrayEquals(new float[] {19, 22, 43, 50}, c);
    }

    @Test
    void sumsStartFromAnOffsetForEachColumn() {
        float[] c = new float[4], offset = {100, 200};
        FloatMatmul.linear(new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8}, offset, c, MatmulSize.of(1, 2, 2, 2));
        assertArrayEquals(new float[] {119, 222, 143, 250}, c);
        FloatMatmul.linear(new float[0], new float[0], offset, c, MatmulSize.of(1, 2, 0, 2));
        assertArrayEquals(new float[] {100, 200, 100, 200}, c);
    }

    @Test
    void everyPathGivesTheChainsBits() {
        var random = new Random(5);
        for (int trial = 0; trial < 1_500; trial++) {
            Threads.use(1 + trial % 3);
            int m = any(random), k = any(random), n = any(random), stacks = 1 + random.nextInt(3);
            int aStride = random.nextInt(4) == 0 ? 0 : m * k, bStride = random.nextInt(4) == 0 ? 0 : k * n;
            check(new MatmulSize(stacks, m, k, n, random.nextBoolean(), random.nextBoolean(), aStride, bStride));
        }
    }

    @Test
    void sizesThatAreCutInManyBlocks() {
        Threads.use(3);
        check(new MatmulSize(1, 1000, 300, 260, false, false, 0, 0));
        check(new MatmulSize(1, 500, 600, 130, true, true, 0, 0));
        check(new MatmulSize(1, 7, 300, 1500, true, false, 0, 0));
    }

    @Test
    void blocksPanelsAndPiecesComeOneAfterTheOther() {
        for (int threads : new int[] {1, 3})
            for (int stored = 0; stored < 4; stored++) {
                Threads.use(threads);
                check(new MatmulSize(1, 400, 2100, 600, stored % 2 == 1, stored > 1, 0, 0));
            }
    }

    @Test
    void longSumsGoOnWhereverTheirOperandsLie() {
        for (int m : new int[] {13, 24, 25, 100})
            for (int stored = 0; stored < 4; stored++) {
                Threads.use(1 + stored);
                check(new MatmulSize(3, m, 1100, 70, stored % 2 == 1, stored > 1, m * 1100, 1100 * 70));
            }
    }

    @Test
    void bIsPackedInSeveralParts() {
        Threads.use(1);
        check(new MatmulSize(1, 30, 520, 4200, false, false, 0, 0));
    }

    @Test
    void fewRowsTimesATransposedMatrixAreDotProducts() {
        var random = new Random(6);
        for (int trial = 0; trial < 600; trial++) {
            Threads.use(1 + trial % 3);
            int m = 1 + random.nextInt(9), k = any(random), n = any(random) * (1 + random.nextInt(3));
            int bStride = random.nextInt(4) == 0 ? 0 : k * n;
            check(new MatmulSize(1 + random.nextInt(3), m, k, n, random.nextInt(4) == 0, true, m * k, bStride));
        }
    }

    @Test
    void someRowsTimesALargeTransposedMatrixAreChains() {
        var random = new Random(7);
        for (int trial = 0; trial < 300; trial++) {
            Threads.use(1 + trial % 3);
            int m = 9 + random.nextInt(58), k = any(random), n = any(random) * (1 + random.nextInt(3));
            check(new MatmulSize(1, m, k, n, false, true, m * k, k * n));
        }
    }

    @Test
    void addingGoesOnWithTheChain() {
        for (int m : new int[] {9, 16, 33, 64}) {
            MatmulSize whole = new MatmulSize(1, m, 300, 130, false, true, 0, 0);
            float[] a = Numbers.fill(m * 300, 0), b = Numbers.fill(130 * 300, 1), c = new float[m * 130];
            float[] once = new float[m * 130];
            FloatMatmul.addTo(a, b, c, whole);
            FloatMatmul.multiply(a, b, once, whole);
            assertArrayEquals(once, c);
            FloatMatmul.addTo(a, b, c, whole);
            for (int i = 0; i < c.length; i++)
                assertEquals(2 * once[i], c[i], 1e-4f * (1 + Math.abs(once[i])));
        }
    }

    @Test
    void aRowBySeventeenOnesAndTwosByHand() {
        float[] x = new float[17], w = new float[34], c = {100, 1000};
        Arrays.fill(x, 1);
        Arrays.fill(w, 17, 34, 2);
        FloatMatmul.addTo(x, w, c, new MatmulSize(1, 1, 17, 2, false, true, 17, 34));
        assertArrayEquals(new float[] {100, 1034}, c);
    }

    @Test
    void nothingToSumGivesZeros() {
        float[] c = {1, 2, 3};
        FloatMatmul.multiply(new float[0], new float[0], c, MatmulSize.of(1, 1, 0, 2));
        assertArrayEquals(new float[] {0, 0, 3}, c);
        FloatMatmul.multiply(new float[0], new float[6], c, MatmulSize.of(1, 0, 3, 2));
        FloatMatmul.multiply(new float[0], new float[6], c, MatmulSize.of(0, 1, 3, 2));
        assertArrayEquals(new float[] {0, 0, 3}, c);
    }

    private static int any(Random random) {
        return SIZES[random.nextInt(SIZES.length)];
    }

    private static void check(MatmulSize size) {
        int m = size.m(), k = size.k(), n = size.n(), volume = size.stacks() * m * n;
        float[] a = Numbers.fill((size.stacks() - 1) * size.aStride() + m * k, 0);
        float[] b = Numbers.fill((size.stacks() - 1) * size.bStride() + k * n, 1), c = Numbers.fill(volume + 1, 2);
        float after = c[volume];
        FloatMatmul.multiply(a, b, c, size);
        int together = isOneProduct(size) ? size.stacks() * m : m;
        for (int i = 0; i < volume; i++)
            assertEquals(FloatFewRows.suits(size, together) ? dot(a, b, size, i) : chain(a, b, size, i), c[i],
                    () -> size.toString());
        assertEquals(after, c[volume], "wrote beyond the end");
        checkOffset(a, b, size);
    }

    /// An offset is the same as adding to a C in which every row is the offset: to the bit.
    private static void checkOffset(float[] a, float[] b, MatmulSize size) {
        int n = size.n(), volume = size.stacks() * size.m() * n;
        float[] offset = Numbers.fill(n, 3), c = Numbers.fill(volume + 1, 2), rows = c.clone();
        for (int at = 0; at < volume; at += n)
            System.arraycopy(offset, 0, rows, at, n);
        FloatMatmul.addTo(a, b, rows, size);
        FloatMatmul.linear(a, b, offset, c, size);
        assertArrayEquals(rows, c, () -> size.toString());
    }

    private static boolean isOneProduct(MatmulSize size) {
        return size.bStride() == 0 && !size.aTransposed() && size.aStride() == size.m() * size.k();
    }

    /// `C[i, j]` as a dot product, alone.
    private static float dot(float[] a, float[] b, MatmulSize size, int at) {
        int m = size.m(), n = size.n(), k = size.k(), stack = at / (m * n);
        return FloatSums.dot(a, stack * size.aStride() + at / n % m * k, b, stack * size.bStride() + at % n * k, k,
                new float[Lanes.VIRTUAL]);
    }

    /// `C[i, j]` as a chain, alone.
    private static float chain(float[] a, float[] b, MatmulSize size, int at) {
        int m = size.m(), k = size.k(), n = size.n(), stack = at / (m * n), i = at / n % m, j = at % n;
        float sum = 0;
        for (int p = 0; p < k; p++) {
            float x = a[stack * size.aStride() + (size.aTransposed() ? p * m + i : i * k + p)];
            sum = Math.fma(x, b[stack * size.bStride() + (size.bTransposed() ? j * k + p : p * n + j)], sum);
        }
        return sum;
    }
}

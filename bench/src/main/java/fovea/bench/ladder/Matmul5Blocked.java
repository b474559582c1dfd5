package fovea.bench.ladder;

import fovea.kernel.Kernels;
import fovea.kernel.MatmulSize;
import fovea.kernel.Storage.F32;

/// The library's own: panels of B are packed side by side, so that a tile finds them in the first cache, and used
/// for all rows of A before the next is packed.
///
/// ```text
///     for p in pieces of 256 rows of B
///         for j in panels of 64 columns          pack 256 x 64 numbers of B
///             for i in steps of six rows         a tile of 6 x 4 vectors: 24 sums for 10 reads
/// ```
///
/// After Goto and van de Geijn 2008, *Anatomy of High-Performance Matrix Multiplication*. The source is
/// `FloatBlocks` and `FloatTile` in `fovea.kernel`.
public record Matmul5Blocked() implements Matmul {

    @Override
    public void multiply(float[] a, float[] b, float[] c, int n) {
        Kernels.kernels().matmul(new F32(a), new F32(b), new F32(c), MatmulSize.of(1, n, n, n));
    }
}

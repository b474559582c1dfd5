package fovea.bench.ladder;

import fovea.kernel.Kernels;
import fovea.kernel.MatmulSize;
import fovea.kernel.Storage.F32;

/// The library's own: panels of B are packed side by side, so that a tile finds its rows one behind the other, and a
/// panel serves all rows of a block before the next comes.
///
/// ```text
///     for p in pieces of 512 rows of B               pack them, panels of 64 columns side by side
///         for i in blocks of 192 rows
///             for j in panels, in steps of six rows  a tile of 6 x 4 vectors: 24 sums for 10 reads
/// ```
///
/// After Goto and van de Geijn 2008, *Anatomy of High-Performance Matrix Multiplication*. The source is
/// `FloatProduct` and `FloatTile` in `fovea.kernel`.
public record Matmul5Blocked() implements Matmul {

    @Override
    public void multiply(float[] a, float[] b, float[] c, int n) {
        Kernels.kernels().matmul(new F32(a), new F32(b), new F32(c), MatmulSize.of(1, n, n, n));
    }
}

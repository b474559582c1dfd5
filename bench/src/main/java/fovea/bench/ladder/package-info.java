/// The matrix product, five times: from the formula to something a hundred times faster, one idea a step.
///
/// 1. [Matmul1Naive][fovea.bench.ladder.Matmul1Naive]: the formula.
/// 2. [Matmul2Reordered][fovea.bench.ladder.Matmul2Reordered]: the same loops in another order.
/// 3. [Matmul3Vector][fovea.bench.ladder.Matmul3Vector]: sixteen numbers at a time.
/// 4. [Matmul4Tiled][fovea.bench.ladder.Matmul4Tiled]: many sums at once, in registers.
/// 5. [Matmul5Blocked][fovea.bench.ladder.Matmul5Blocked]: what is used again stays in the cache.
///
/// All give the same bits: each number of C is one chain of fused multiply-adds, whatever the order of the loops
/// around it.
package fovea.bench.ladder;

package fovea.bench;

import java.util.List;
import java.util.function.Supplier;

import fovea.tensor.Memory;
import fovea.tensor.Tensor;

/// A workload that computes tensors: what they come to is checked, then how long it takes.
///
/// @param name    family, operation and sizes: `matmul/512x512x512`
/// @param work    how much one call does, in units of `rate` a second; 0 when only time counts
/// @param rate    the unit, `GFLOP/s`
/// @param prepare makes the inputs, and answers what one call computes with them
record Calculation(String name, double work, String rate, Supplier<Supplier<List<Tensor>>> prepare)
        implements Workload {

    /// One whose time counts.
    static Calculation of(String name, Supplier<Supplier<List<Tensor>>> prepare) {
        return new Calculation(name, 0, "", prepare);
    }

    @Override
    public void measure(Sheet sheet) {
        Supplier<List<Tensor>> call = prepare.get();
        if (!name.startsWith("tiny/") && !name.startsWith("op/adam"))
            check(sheet, call);
        sheet.time(this, Times.of(() -> once(call), Sampling.SHORT));
        Memory.release();
    }

    private void check(Sheet sheet, Supplier<List<Tensor>> call) {
        double[] sums = Memory.step(() -> {
            double sum = 0, squares = 0;
            for (Tensor result : call.get())
                for (float x : result.toFloats()) {
                    sum += x;
                    squares += (double) x * x;
                }
            return new double[] {sum, squares};
        });
        sheet.check(name, sums[0], sums[1]);
    }

    /// One call: its results are in memory, row-major, when it ends; their arrays are used again by the next.
    static void once(Supplier<List<Tensor>> call) {
        Memory.step(() -> {
            for (Tensor result : call.get())
                result.at(new int[result.shape().rank()]);
            return 0;
        });
    }
}

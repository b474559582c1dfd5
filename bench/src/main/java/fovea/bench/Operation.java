package fovea.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import fovea.tensor.Gradients;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;

/// An operation measured twice: forward without recording, and forward and backward to all its inputs.
///
/// @param name   `op/…`
/// @param work   of a forward pass, in GFLOP; 0 when only time counts
/// @param inputs makes the float inputs
/// @param f      the operation on them
record Operation(String name, double work, Supplier<Tensor[]> inputs, Function<Tensor[], Tensor> f) {

    /// The number of the output's gradient among inputs.
    private static final int SEED = 99;

    /// One whose time counts.
    static Operation of(String name, Supplier<Tensor[]> inputs, Function<Tensor[], Tensor> f) {
        return new Operation(name, 0, inputs, f);
    }

    List<Workload> workloads() {
        String rate = work == 0 ? "" : "GFLOP/s";
        return List.of(new Calculation(name + "/fwd", work, rate, this::forward),
                new Calculation(name + "/fwdbwd", 3 * work, rate, this::backward));
    }

    /// Forward and backward alone, under another name.
    Workload backward(String name) {
        return Calculation.of(name, this::backward);
    }

    private Supplier<List<Tensor>> forward() {
        Tensor[] x = inputs.get();
        return () -> List.of(Recording.off(() -> f.apply(x)));
    }

    private Supplier<List<Tensor>> backward() {
        Tensor[] x = Arrays.stream(inputs.get()).map(Tensor::leaf).toArray(Tensor[]::new);
        Tensor seed = Inputs.fill(SEED, f.apply(x).shape().sizes());
        return () -> {
            Gradients gradients = f.apply(x).gradients(seed);
            return Arrays.stream(x).map(gradients::of).toList();
        };
    }
}

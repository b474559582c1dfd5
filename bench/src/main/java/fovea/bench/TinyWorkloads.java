package fovea.bench;

import java.util.List;

import fovea.tensor.Recording;
import fovea.tensor.Tensor;

/// The overhead of one operation: sixteen numbers.
final class TinyWorkloads {

    private TinyWorkloads() {}

    static List<Workload> all() {
        return List.of(
                Calculation.of("tiny/add16", () -> {
                    Tensor a = Inputs.fill(0, 16), b = Inputs.fill(1, 16);
                    return () -> List.of(Recording.off(() -> a.add(b)));
                }),
                Calculation.of("tiny/matmul16", () -> {
                    Tensor a = Inputs.fill(0, 16, 16), b = Inputs.fill(1, 16, 16);
                    return () -> List.of(Recording.off(() -> a.matmul(b)));
                }),
                Calculation.of("tiny/add16_sum_fwdbwd", () -> {
                    Tensor x = Inputs.fill(0, 16).leaf(), b = Inputs.fill(1, 16);
                    return () -> List.of(x.add(b).sum().gradients().of(x));
                }));
    }
}

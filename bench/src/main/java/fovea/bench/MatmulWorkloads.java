package fovea.bench;

import java.util.ArrayList;
import java.util.List;

import fovea.tensor.Recording;
import fovea.tensor.Tensor;

/// Matrix products, alone and in stacks.
final class MatmulWorkloads {

    private static final int[][] SINGLE = {{64, 64, 64}, {128, 128, 128}, {256, 256, 256}, {512, 512, 512},
        {1024, 1024, 1024}, {2048, 2048, 2048}, {2048, 512, 512}, {2048, 512, 2048}, {2048, 2048, 512}};
    private static final int[][] STACKED = {{64, 128, 64, 128}, {64, 128, 128, 64}};

    private MatmulWorkloads() {}

    static List<Workload> all() {
        var all = new ArrayList<Workload>();
        for (int[] s : SINGLE)
            all.add(product("matmul/%dx%dx%d".formatted(s[0], s[1], s[2]), 1, s));
        for (int[] s : STACKED)
            all.add(product("bmm/%dx%dx%dx%d".formatted(s[0], s[1], s[2], s[3]), s[0], new int[] {s[1], s[2], s[3]}));
        return all;
    }

    private static Workload product(String name, int stacks, int[] s) {
        double work = 2e-9 * stacks * s[0] * s[1] * s[2];
        return new Calculation(name, work, "GFLOP/s", () -> {
            Tensor a = stacks == 1 ? Inputs.fill(0, s[0], s[1]) : Inputs.fill(0, stacks, s[0], s[1]);
            Tensor b = stacks == 1 ? Inputs.fill(1, s[1], s[2]) : Inputs.fill(1, stacks, s[1], s[2]);
            return () -> List.of(Recording.off(() -> a.matmul(b)));
        });
    }
}

package fovea.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import fovea.nn.attention.Attention;
import fovea.nn.attention.Mask;
import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.Tensor;

/// Attention twice: written out in tensor operations (`attn`), and as the library does it (`sdpa`).
final class AttentionWorkloads {

    private static final int[][] SIZES = {{16, 8, 128, 64}, {1, 8, 2048, 64}};

    private AttentionWorkloads() {}

    static List<Workload> all() {
        var all = new ArrayList<Workload>();
        for (int[] s : SIZES) {
            boolean causal = s[2] == 2048;
            String name = "%dx%dx%dx%d%s".formatted(s[0], s[1], s[2], s[3], causal ? "_causal" : "");
            BoolTensor hidden = BoolTensor.generate(Shape.of(causal ? s[2] : 0, s[2]), i -> i % s[2] > i / s[2]);
            double work = 4e-9 * s[0] * s[1] * s[2] * s[2] * s[3];
            all.addAll(new Operation("op/attn_" + name, work, inputs(s), x -> writtenOut(x, hidden)).workloads());
            Mask mask = causal ? Mask.CAUSAL : Mask.NONE;
            all.addAll(new Operation("op/sdpa_" + name, work, inputs(s),
                    x -> Attention.of(x[0], x[1], x[2], mask).context()).workloads());
        }
        return all;
    }

    private static Supplier<Tensor[]> inputs(int... s) {
        return () -> new Tensor[] {Inputs.fill(0, s), Inputs.fill(1, s), Inputs.fill(2, s)};
    }

    private static Tensor writtenOut(Tensor[] x, BoolTensor hidden) {
        Tensor Q = x[0], K = x[1], V = x[2], scores = Q.matmul(K.T()).div(Math.sqrt(Q.size(-1)));
        Tensor seen = hidden.shape().volume() == 0 ? scores : scores.maskedFill(hidden, Double.NEGATIVE_INFINITY);
        return seen.softmax(-1).matmul(V);
    }
}

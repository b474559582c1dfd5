package fovea.bench;

import static fovea.bench.Inputs.fill;
import static fovea.bench.Operation.of;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import fovea.kernel.AdamStep;
import fovea.kernel.Kernels;
import fovea.kernel.Storage;
import fovea.kernel.Storage.F32;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Single operations at the sizes of a transformer's layers.
final class OperationWorkloads {

    private OperationWorkloads() {}

    static List<Workload> all() {
        var all = new ArrayList<Workload>();
        for (Operation operation : operations())
            all.addAll(operation.workloads());
        all.add(Calculation.of("op/adam_20x512x1024", OperationWorkloads::adam));
        return all;
    }

    private static List<Operation> operations() {
        IntTensor words = Inputs.whole(0, 10000, 8192), classes = Inputs.whole(1, 10000, 2048);
        return List.of(
                of("op/softmax_65536x128", inputs(65536, 128), x -> x[0].softmax(-1)),
                of("op/layernorm_8192x512", () -> new Tensor[] {fill(0, 8192, 512), Tensor.ones(Shape.of(512)),
                    Tensor.zeros(Shape.of(512))}, x -> x[0].layerNorm(x[1], x[2], 1e-5)),
                map("gelu", Tensor::gelu),
                map("relu", Tensor::relu),
                map("tanh", Tensor::tanh),
                of("op/mul_8192x2048", () -> new Tensor[] {fill(0, 8192, 2048), fill(1, 8192, 2048)},
                        x -> x[0].mul(x[1])),
                of("op/biasadd_8192x2048", () -> new Tensor[] {fill(0, 8192, 2048), fill(1, 2048)},
                        x -> x[0].add(x[1])),
                map("sum0", x -> x.sum(0)),
                map("dropout", x -> x.dropout(0.1, RandomKey.of(1))),
                of("op/embedding_10000x512_8192", () -> new Tensor[] {fill(1, 10000, 512)}, x -> x[0].embedding(words)),
                of("op/xent_2048x10000", inputs(2048, 10000), x -> x[0].crossEntropy(classes)),
                new Operation("op/linear_2048x512x2048", 2e-9 * 2048 * 512 * 2048,
                        () -> new Tensor[] {fill(0, 2048, 512), fill(1, 2048, 512), fill(2, 2048)},
                        x -> x[0].linear(x[1], x[2])),
                of("op/headsplit_16x128x8x64", inputs(16, 128, 8, 64), x -> x[0].permute(0, 2, 1, 3)),
                of("op/transpose_2048x2048", inputs(2048, 2048), x -> x[0].T()));
    }

    /// One step of Adam over twenty matrices, in place.
    private static Supplier<List<Tensor>> adam() {
        int matrices = 20, n = 512 * 1024;
        Storage[] x = new Storage[matrices], g = x.clone(), m = x.clone(), v = x.clone();
        for (int i = 0; i < matrices; i++) {
            x[i] = new F32(fill(i, n).toFloats());
            g[i] = new F32(fill(matrices + i, n).toFloats());
            m[i] = new F32(new float[n]);
            v[i] = new F32(new float[n]);
        }
        var step = new AdamStep(0.9, 0.98, 1e-9, 0, 1, 1e-4, 1);
        return () -> {
            for (int i = 0; i < matrices; i++)
                Kernels.kernels().adam(x[i], g[i], m[i], v[i], step, n);
            return List.of();
        };
    }

    private static Operation map(String name, UnaryOperator<Tensor> f) {
        return of("op/" + name + "_8192x2048", inputs(8192, 2048), x -> f.apply(x[0]));
    }

    private static Supplier<Tensor[]> inputs(int... sizes) {
        return () -> new Tensor[] {fill(0, sizes)};
    }
}

package org.example;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Gradients;
import fovea.tensor.History;
import fovea.tensor.Memory;
import fovea.tensor.Recompute;
import fovea.tensor.Tensor;

/// How much a deep chain of layers stores, with and without segments: `RecomputeMemory LAYERS SEGMENT [step|count]`.
///
/// A layer is `tanh(x W + b)` on `(256, 1024)` float32 numbers, 1 MiB, three of which are stored; a segment of 0 layers
/// means none. With `step` all runs in [a step of memory][Memory#step]; with `count` what is stored is counted. The
/// smallest heap in which it runs is found by starting it with `-Xmx`.
final class RecomputeMemory {

    private static final RandomKey KEY = RandomKey.of(1);
    private static final Tensor W = Tensor.normal(Shape.of(1024, 1024), KEY).mul(0.03).leaf();
    private static final Tensor B = Tensor.zeros(Shape.of(1024)).leaf();

    private RecomputeMemory() {}

    static void main(String... words) {
        int layers = Integer.parseInt(words[0]), segment = Integer.parseInt(words[1]);
        long start = System.nanoTime();
        String how = words.length > 2 ? words[2] : "";
        if (how.equals("count"))
            IO.println("%,d KiB stored".formatted(History.of(forward(layers, segment)).bytes() / 1024));
        Gradients gradients = how.equals("step") ? Memory.step(() -> forward(layers, segment).gradients())
                : forward(layers, segment).gradients();
        IO.println("norm of the gradient %s, %.2f s".formatted(
                gradients.of(W).square().sum().item(), (System.nanoTime() - start) / 1e9));
    }

    private static Tensor forward(int layers, int segment) {
        Tensor h = Tensor.normal(Shape.of(256, 1024), KEY.with("x"));
        for (int i = 0; i < layers; i += Math.max(1, segment)) {
            Tensor x = h;
            h = segment == 0 ? layers(1, x) : Recompute.of(() -> layers(segment, x));
        }
        return h.square().mean();
    }

    private static Tensor layers(int count, Tensor x) {
        for (int i = 0; i < count; i++)
            x = x.matmul(W).add(B).tanh();
        return x;
    }
}

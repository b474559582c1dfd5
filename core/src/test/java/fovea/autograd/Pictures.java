package fovea.autograd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Tensor;

/// A graph worth looking at.
final class Pictures {

    private Pictures() {}

    /// Self-attention of one head, written out, with a residual path and a loss.
    static Graph attention() {
        Tensor x = leaf(5, 8), WQ = leaf(8, 4), WK = leaf(8, 4), WV = leaf(8, 4), WO = leaf(4, 8);
        Tensor weights = x.matmul(WQ).matmul(x.matmul(WK).T()).div(2).softmax(-1);
        Tensor h = x.add(weights.matmul(x.matmul(WV)).matmul(WO));
        Tensor loss = h.square().mean().add(WQ.square().sum().add(WK.square().sum()).mul(0.01)).log();
        return Graph.of(loss).naming("x", x).naming("query.weight", WQ).naming("key.weight", WK)
                .naming("value.weight", WV).naming("output.weight", WO).naming("attention weights", weights)
                .naming("loss", loss);
    }

    private static Tensor leaf(int... sizes) {
        return Tensor.normal(Shape.of(sizes), RandomKey.of(sizes[0])).leaf();
    }

    static void main(String... file) throws IOException {
        Files.writeString(Path.of(file[0]), attention().svg());
        IO.print(attention().text());
    }
}

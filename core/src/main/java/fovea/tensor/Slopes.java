package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.Binary;

/// The slopes of activations: fused into one pass when only a gradient is wanted, written out when it will be
/// differentiated again.
final class Slopes {

    /// `√(2/π)`
    private static final double BEND = 0.79788456080286535588;

    private Slopes() {}

    /// `g (1 − y²)`
    static Tensor tanh(Tensor g, Tensor y) {
        return Recording.isOn() ? g.mul(y.square().neg().add(1)) : fused("tanh", Binary.TANH_SLOPE, g, y);
    }

    /// `g y (1 − y)`
    static Tensor sigmoid(Tensor g, Tensor y) {
        return Recording.isOn() ? g.mul(y).mul(y.neg().add(1)) : fused("sigmoid", Binary.SIGMOID_SLOPE, g, y);
    }

    /// `g` where x is positive, else 0: linear in g, flat in x.
    static Tensor relu(Tensor g, Tensor x) {
        return step("reluSlope", g.shape(), g,
                out -> kernels().zip(Binary.RELU_SLOPE, g.storage(), x.storage(), out, g.shape().volume()),
                to(g, again -> relu(again, x)));
    }

    /// `g (Φ(x) + x φ(x))`
    static Tensor gelu(Tensor g, Tensor x) {
        if (!Recording.isOn())
            return fused("gelu", Binary.GELU_SLOPE, g, x);
        Tensor below = x.mul(-Math.sqrt(0.5)).erfc().mul(0.5);                             // Φ(x)
        Tensor density = x.square().mul(-0.5).exp().div(Math.sqrt(2 * Math.PI));           // φ(x)
        return g.mul(below.add(x.mul(density)));
    }

    /// `g (s + x s (1 − s) 2u')`, with `s = σ(2u)`, `u = √(2/π) (x + 0.044715 x³)`
    static Tensor geluTanh(Tensor g, Tensor x) {
        if (!Recording.isOn())
            return fused("geluTanh", Binary.GELU_TANH_SLOPE, g, x);
        Tensor s = x.add(x.pow(3).mul(0.044715)).mul(2 * BEND).sigmoid();
        Tensor steep = x.square().mul(3 * 0.044715).add(1).mul(2 * BEND);                  // 2u'
        return g.mul(s).mul(x.mul(s.neg().add(1)).mul(steep).add(1));
    }

    private static Tensor fused(String name, Binary slope, Tensor g, Tensor other) {
        return step(name + "Slope", g.shape(), g,
                out -> kernels().zip(slope, g.storage(), other.storage(), out, g.shape().volume()),
                Edge.NONE);
    }
}

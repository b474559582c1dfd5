package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import java.util.function.UnaryOperator;

import fovea.kernel.Binary;
import fovea.kernel.Comparison;
import fovea.kernel.Storage;
import fovea.kernel.Unary;
import fovea.shape.Shape;

/// How pointwise operations meet: the forward pass with stretching, and gradients summed back over what was stretched.
final class Broadcast {

    private Broadcast() {}

    /// `y = f(x)`, with its slope from `g` and `y`.
    static Tensor map(String name, Unary f, Tensor x, Edge.Pull slope) {
        return step(name, x.shape(), x, out -> kernels().map(f, x.storage(), out, x.shape().volume()), to(x, slope));
    }

    /// `y = f(x, c)`, with its slope from `g`.
    static Tensor zip(String name, Binary f, Tensor x, double c, UnaryOperator<Tensor> slope) {
        return step(name, x.shape(), x, out -> kernels().zip(f, x.storage(), c, out, x.shape().volume()), to(x, slope));
    }

    /// `y = f(a, b)`, with a slope for each; an operand that was stretched gets its gradient summed over the stretch.
    static Tensor zip(String name, Binary f, Tensor a, Tensor b,
                      UnaryOperator<Tensor> slopeA, UnaryOperator<Tensor> slopeB) {
        DType.same(name, a, b);
        Shape shape = a.shape().broadcast(name, b.shape());
        return step(name, shape, a, out -> zip(f, a, b, out, shape),
                to(a, g -> slopeA.apply(g).sumTo(a.shape())),
                to(b, g -> slopeB.apply(g).sumTo(b.shape())));
    }

    private static void zip(Binary f, Tensor a, Tensor b, Storage out, Shape shape) {
        if (a.shape().equals(b.shape()))
            kernels().zip(f, a.storage(), b.storage(), out, shape.volume());
        else
            kernels().zip(f, a.storage(), b.storage(), out, Views.walk(a.shape(), b.shape(), shape));
    }

    static BoolTensor compare(String name, Comparison f, Tensor a, Tensor b) {
        DType.same(name, a, b);
        Shape shape = a.shape().broadcast(name, b.shape());
        boolean[] answers = new boolean[shape.volume()];
        if (answers.length > 0)
            kernels().compare(f, a.storage(), b.storage(), answers, Views.walk(a.shape(), b.shape(), shape));
        return new BoolTensor(shape, answers);
    }

    /// 1 where a is larger, ½ where both are equal, else 0: each one's share of a maximum's gradient.
    static Tensor wins(Tensor a, Tensor b) {
        return a.gt(b).toTensor(a.dtype()).add(a.eq(b).toTensor(a.dtype()).mul(0.5));
    }

    /// The exponent `b − 1` of a power's slope; 0 where a and b are, so that `b aᵇ⁻¹` is 0 there and not `0 · ∞`.
    static Tensor lessOne(Tensor a, Tensor b) {
        BoolTensor flat = a.eq(0).and(b.eq(0));
        return flat.any() ? Pointwise.where(flat, number(0, b), b.sub(1)) : b.sub(1);
    }

    /// A number as a tensor of shape `()` that fits another's dtype.
    static Tensor number(double c, Tensor like) {
        return Tensor.full(Shape.SCALAR, c, like.dtype());
    }
}

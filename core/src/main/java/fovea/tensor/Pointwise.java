package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.Binary;
import fovea.kernel.Unary;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Element by element: arithmetic and choosing; functions of one number are [Elementary] and [Activation].
///
/// Two tensors meet by broadcasting: axes are matched from the last, and a size of 1, or an axis that is not there,
/// stretches to the other's. In the slopes, `g` is the gradient `∂L/∂y` for the result `y`. An operation's slope stands
/// directly under its forward line.
public sealed interface Pointwise extends Activation permits Tensor {

    // ---- arithmetic of two tensors

    /// `y = a + b`.   Slopes `g`, `g`.   `[1 2] + [10 20] = [11 22]`
    default Tensor add(Tensor b) {
        return Broadcast.zip("add", Binary.ADD, self(), b, g -> g, g -> g);
    }

    /// `y = a − b`.   Slopes `g`, `−g`.   `[1 2] − [10 20] = [−9 −18]`
    default Tensor sub(Tensor b) {
        return Broadcast.zip("sub", Binary.SUB, self(), b, g -> g, g -> g.neg());
    }

    /// `y = a b`.   Slopes `g b`, `g a`.   `[1 2] · [10 20] = [10 40]`
    default Tensor mul(Tensor b) {
        Tensor a = self();
        return Broadcast.zip("mul", Binary.MUL, a, b, g -> g.mul(b), g -> g.mul(a));
    }

    /// `y = a / b`.   Slopes `g / b`, `−g (a/b) / b`, whose parts overflow only where they do.
    ///
    /// `[1 6] / [2 3] = [0.5 2]`
    default Tensor div(Tensor b) {
        Tensor a = self();
        return Broadcast.zip("div", Binary.DIV, a, b, g -> g.div(b), g -> g.mul(a.div(b).div(b)).neg());
    }

    /// `y = aᵇ`.   Slopes `g b aᵇ⁻¹`, `g aᵇ ln a`; where a is 0 the second is 0, and `0⁰` has none at all.
    ///
    /// `[2 3] ^ [3 2] = [8 9]`
    default Tensor pow(Tensor b) {
        Tensor a = self();
        return Broadcast.zip("pow", Binary.POW, a, b,
                g -> g.mul(b).mul(a.pow(Broadcast.lessOne(a, b))),
                g -> g.mul(a.pow(b).maskedFill(a.eq(0), 0)).mul(a.maskedFill(a.eq(0), 1).log()));
    }

    /// `y = max(a, b)`.   The larger gets the slope `g`; where both are equal, each gets half.
    ///
    /// `max([1 5], [3 5]) = [3 5]`
    default Tensor maximum(Tensor b) {
        Tensor a = self();
        return Broadcast.zip("maximum", Binary.MAX, a, b,
                g -> g.mul(Broadcast.wins(a, b)),
                g -> g.mul(Broadcast.wins(b, a)));
    }

    /// `y = min(a, b)`.   The smaller gets the slope `g`; where both are equal, each gets half.
    ///
    /// `min([1 5], [3 5]) = [1 5]`
    default Tensor minimum(Tensor b) {
        Tensor a = self();
        return Broadcast.zip("minimum", Binary.MIN, a, b,
                g -> g.mul(Broadcast.wins(b, a)),
                g -> g.mul(Broadcast.wins(a, b)));
    }

    // ---- arithmetic with a number

    /// `y = x + c`.   Slope `g`.   `[1 2] + 3 = [4 5]`
    default Tensor add(double c) {
        return Broadcast.zip("add", Binary.ADD, self(), c, g -> g);
    }

    /// `y = x − c`.   Slope `g`.   `[1 2] − 3 = [−2 −1]`
    default Tensor sub(double c) {
        return Broadcast.zip("sub", Binary.SUB, self(), c, g -> g);
    }

    /// `y = c x`.   Slope `c g`.   `3 · [1 2] = [3 6]`
    default Tensor mul(double c) {
        return Broadcast.zip("mul", Binary.MUL, self(), c, g -> g.mul(c));
    }

    /// `y = x / c`.   Slope `g / c`.   `[1 2] / 4 = [0.25 0.5]`
    default Tensor div(double c) {
        return Broadcast.zip("div", Binary.DIV, self(), c, g -> g.div(c));
    }

    /// `y = xᶜ`.   Slope `c xᶜ⁻¹ g`.   `[2 3] ^ 2 = [4 9]`, slopes `[4 6]`
    default Tensor pow(double c) {
        Tensor x = self();
        return Broadcast.zip("pow", Binary.POW, x, c, g -> c == 0 ? g.mul(0) : g.mul(x.pow(c - 1)).mul(c));
    }

    /// `y = max(x, c)`.   Slope `g` where x is larger, `g/2` where both are equal.   `max([−1 2], 0) = [0 2]`
    default Tensor maximum(double c) {
        Tensor x = self();
        return Broadcast.zip("maximum", Binary.MAX, x, c, g -> g.mul(Broadcast.wins(x, Broadcast.number(c, x))));
    }

    /// `y = min(x, c)`.   Slope `g` where x is smaller, `g/2` where both are equal.   `min([−1 2], 0) = [−1 0]`
    default Tensor minimum(double c) {
        Tensor x = self();
        return Broadcast.zip("minimum", Binary.MIN, x, c, g -> g.mul(Broadcast.wins(Broadcast.number(c, x), x)));
    }

    /// `y = min(max(x, low), high)`.   Slope `g` where `low ≤ x ≤ high`, else 0.
    ///
    /// `clamp(0, 1)` of `[−2 0.5 3]` is `[0 0.5 1]`.
    ///
    /// @throws IllegalArgumentException if `low` is above `high`
    default Tensor clamp(double low, double high) {
        if (!(low <= high))
            throw new IllegalArgumentException("clamp: low must not be above high; got %s and %s".formatted(low, high));
        Tensor x = self();
        return step("clamp", x.shape(), x, out -> {
            kernels().zip(Binary.MAX, x.storage(), low, out, x.shape().volume());
            kernels().zip(Binary.MIN, out, high, out, x.shape().volume());
        }, to(x, g -> g.maskedFill(x.lt(low).or(x.gt(high)), 0)));
    }

    // ---- functions

    /// `y = −x`.   Slope `−g`.   `−[1 −2] = [−1 2]`
    default Tensor neg() {
        return Broadcast.map("neg", Unary.NEG, self(), (g, _) -> g.neg());
    }

    /// `y = |x|`.   Slope `g sign(x)`, 0 at 0.   `|[−3 2]| = [3 2]`
    default Tensor abs() {
        Tensor x = self();
        return Broadcast.map("abs", Unary.ABS, x, (g, _) -> g.mul(x.sign()));
    }

    /// −1, 0 or 1.   Slope 0.   `sign([−3 0 2]) = [−1 0 1]`
    default Tensor sign() {
        return Broadcast.map("sign", Unary.SIGN, self(), (g, _) -> g.mul(0));
    }

    /// `y = x²`.   Slope `2 x g`.   `[3 −4]² = [9 16]`, slopes `[6 −8]`
    default Tensor square() {
        Tensor x = self();
        return Broadcast.map("square", Unary.SQUARE, x, (g, _) -> g.mul(x).mul(2));
    }

    // ---- choosing

    /// `y = a` where the mask is true, else `b`; all three broadcast.   Slopes `g` where chosen, else 0.
    ///
    /// `where([true false], [1 2], [3 4]) = [1 4]`
    static Tensor where(BoolTensor mask, Tensor a, Tensor b) {
        DType.same("where", a, b);
        Shape shape = mask.shape().broadcast("where", a.shape()).broadcast("where", b.shape());
        BoolTensor wide = mask.expand(shape);
        Tensor yes = a.expand(shape), no = b.expand(shape);
        return step("where", shape, a,
                out -> kernels().choose(wide.array(), yes.storage(), no.storage(), out, shape.volume()),
                to(yes, g -> g.maskedFill(wide.not(), 0)),
                to(no, g -> g.maskedFill(wide, 0)));
    }

    /// `value` where the mask is true, else x; the mask stretches to x.   Slope 0 where filled, else `g`.
    ///
    /// `maskedFill([true false], 9)` of `[1 2]` is `[9 2]`.
    ///
    /// @throws ShapeException if the mask does not stretch to the shape of x
    default Tensor maskedFill(BoolTensor mask, double value) {
        Tensor x = self();
        if (!mask.shape().stretchesTo(x.shape()))
            throw new ShapeException("maskedFill", "the mask must stretch to the tensor's shape", mask.shape(),
                    x.shape());
        BoolTensor repeated = mask.repeatedTo(x.shape());
        return step("maskedFill", x.shape(), x,
                out -> kernels().fillWhere(repeated.array(), x.storage(), value, out, x.shape().volume()),
                to(x, g -> g.maskedFill(mask, 0)));
    }
}

package fovea.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;

import fovea.arbitraries.Draw;
import fovea.arbitraries.FoveaDomain;
import fovea.arbitraries.Values;
import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.Tensor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/// What holds for derivatives of any function, at any shape, also of nothing.
@Domain(FoveaDomain.class)
class DerivativesProperties {

    private static final List<UnaryOperator<Tensor>> FUNCTIONS = List.of(
            Tensor::tanh, x -> x.square().mul(x.sum()), x -> x.reshape(x.shape().volume()).exp(), x -> x.mul(x.sin()),
            x -> x.sum(), x -> x.reshape(-1, 1).matmul(x.reshape(1, -1)), x -> x.add(1));

    private static UnaryOperator<Tensor> function(Draw draw) {
        int volume = draw.shape().volume();
        return FUNCTIONS.get(draw.below("function", volume == 0 ? 5 : FUNCTIONS.size()));
    }

    private static Tensor flat(Tensor x, int... sizes) {
        return x.reshape(sizes);
    }

    private static void close(Tensor a, Tensor b) {
        assertEquals(a.shape(), b.shape());
        double[] x = a.toDoubles(), y = b.toDoubles();
        double most = 1, tolerance = a.dtype() == DType.FLOAT64 ? 1e-11 : 1e-4;
        for (double number : y)
            most = Math.max(most, Math.abs(number));
        for (int i = 0; i < x.length; i++)
            assertTrue(Math.abs(x[i] - y[i]) <= tolerance * most, x[i] + " and " + y[i]);
    }

    private static Tensor another(Draw draw, Tensor like) {
        return new Draw(like.shape(), draw.seed() + 1, 1).tensor(Values.ANY);
    }

    private static Draw small(Draw any) {
        return any.shape().volume() <= 12 ? any : any.of(Shape.of(any.shape().size(0), 2));
    }

    @Property(tries = 300)
    void productsWithTheJacobianAreThoseOfTheMatrix(@ForAll Draw any, @ForAll DType dtype) {
        Draw draw = small(any);
        UnaryOperator<Tensor> f = function(draw);
        Tensor x = draw.tensor(Values.ANY, dtype), y = f.apply(x);
        Tensor v = another(draw, x).to(dtype), g = another(draw, y).to(dtype);
        int m = y.shape().volume(), n = x.shape().volume();
        Tensor J = Derivatives.jacobian(f, x);
        assertEquals(y.shape().then(x.shape().sizes()), J.shape());
        close(flat(Derivatives.jvp(f, x, v), m, 1), flat(J, m, n).matmul(flat(v, n, 1)));
        close(flat(Derivatives.vjp(f, x, g), 1, n), flat(g, 1, m).matmul(flat(J, m, n)));
    }

    @Property(tries = 300)
    void hessiansAreSymmetricAndTheirProductsThoseOfTheMatrix(@ForAll Draw any) {
        Draw draw = small(any);
        UnaryOperator<Tensor> f = x -> function(draw).apply(x).square().sum();
        Tensor x = draw.tensor(Values.ANY), v = another(draw, x);
        int n = x.shape().volume();
        Tensor H = flat(Derivatives.hessian(f, x), n, n);
        close(H, H.T());
        close(flat(Derivatives.hvp(f, x, v), n, 1), H.matmul(flat(v, n, 1)));
    }

    @Property(tries = 300)
    void theJacobianOfALinearMapIsTheSameEverywhere(@ForAll Draw any) {
        Draw draw = small(any).ofRank(1);
        UnaryOperator<Tensor> f = x -> x.sum(draw.axis()).mul(3).add(1);
        close(Derivatives.jacobian(f, draw.tensor(Values.ANY)), Derivatives.jacobian(f, draw.tensor(Values.POSITIVE)));
    }
}

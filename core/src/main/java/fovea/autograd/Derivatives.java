package fovea.autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.Pullback;
import fovea.tensor.Rearrangement;
import fovea.tensor.Tensor;

/// Jacobians, Hessians, and their products with vectors, of functions of one tensor or of several.
///
/// ```text
///     y = f(x)      J = ∂y/∂x      H = ∂²y/∂x²
///
///     jacobian   J                 (y shape…, x shape…)       one backward walk for each element of y
///     vjp        gᵀ J              (x shape…)                 one backward walk
///     jvp        J v               (y shape…)                 two: ∂(gᵀ J v)/∂g
///     hessian    H                 (x shape…, x shape…)       y a single number; one walk for each element of x
///     hvp        H v               (x shape…)                 two: ∂⟨∂y/∂x, v⟩/∂x
/// ```
///
/// Functions are computed at the numbers of x, whether or not it is a leaf, in its precision. Where x, or a parameter
/// that f uses, is tracked and recording is on, so is what comes out: derivatives of derivatives are had by nesting.
/// A function that does not depend on x has the derivative 0.
public final class Derivatives {

    private Derivatives() {}

    // ---- of one tensor

    /// All partial derivatives of y, `J = ∂y/∂x`.
    ///
    /// ```java
    /// Derivatives.jacobian(Tensor::square, Tensor.of(1f, 3f));        // [[2. 0.] [0. 6.]]
    /// ```
    ///
    /// Shape `(y shape…, x shape…)`: `[[2, 0], [0, 6]]` for `y = x²` at `(1, 3)`.
    public static Tensor jacobian(UnaryOperator<Tensor> f, Tensor x) {
        return jacobian(many(f), List.of(x)).getFirst().getFirst();
    }

    /// The vector-Jacobian product `gᵀ J`: how `sum(y · g)` changes with x. `(2, 60)` for `y = x²` at `(1, 3)` and
    /// `g = (1, 10)`.
    ///
    /// @throws ShapeException if g has not the shape of y
    public static Tensor vjp(UnaryOperator<Tensor> f, Tensor x, Tensor g) {
        return vjp(many(f), List.of(x), List.of(g)).getFirst();
    }

    /// The Jacobian-vector product `J v`: how y changes when x moves along v. `(2, 60)` for `y = x²` at `(1, 3)` and
    /// `v = (1, 10)`.
    ///
    /// It is found by walking back twice: `gᵀ J` is linear in g, and its slope with respect to g along v is `J v`.
    ///
    /// @throws ShapeException if v has not the shape of x
    public static Tensor jvp(UnaryOperator<Tensor> f, Tensor x, Tensor v) {
        return jvp(many(f), List.of(x), List.of(v)).getFirst();
    }

    /// All second derivatives of a number, `H = ∂²y/∂x²`.
    ///
    /// Shape `(x shape…, x shape…)`, symmetric: `[[0, 1], [1, 0]]` for `y = x₀ x₁`.
    ///
    /// @throws ShapeException if y is not a single number
    public static Tensor hessian(UnaryOperator<Tensor> f, Tensor x) {
        return hessian(many(f), List.of(x)).getFirst().getFirst();
    }

    /// The Hessian-vector product `H v`: how the gradient of a number changes when x moves along v. `(10, 1)` for
    /// `y = x₀ x₁` and `v = (1, 10)`.
    ///
    /// @throws ShapeException if y is not a single number, or v has not the shape of x
    public static Tensor hvp(UnaryOperator<Tensor> f, Tensor x, Tensor v) {
        return hvp(many(f), List.of(x), List.of(v)).getFirst();
    }

    private static Function<List<Tensor>, List<Tensor>> many(UnaryOperator<Tensor> f) {
        return x -> List.of(f.apply(x.getFirst()));
    }

    // ---- of several

    /// All partial derivatives: `∂yᵢ/∂xⱼ` is `get(i).get(j)`, of shape `(yᵢ shape…, xⱼ shape…)`.
    public static List<List<Tensor>> jacobian(Function<List<Tensor>, List<Tensor>> f, List<Tensor> x) {
        Pullback at = Pullback.of(f, x);
        return IntStream.range(0, at.results().size()).mapToObj(i -> rows(at, i, x)).toList();
    }

    /// The products `Σᵢ gᵢᵀ ∂yᵢ/∂xⱼ`, one for each xⱼ.
    ///
    /// @throws ShapeException unless there is one g for each y, of its shape
    public static List<Tensor> vjp(Function<List<Tensor>, List<Tensor>> f, List<Tensor> x, List<Tensor> g) {
        return Pullback.of(f, x).pull(g);
    }

    /// The products `Σⱼ ∂yᵢ/∂xⱼ vⱼ`, one for each yᵢ.
    ///
    /// @throws ShapeException unless there is one v for each x, of its shape
    public static List<Tensor> jvp(Function<List<Tensor>, List<Tensor>> f, List<Tensor> x, List<Tensor> v) {
        check("jvp", x, v);
        Pullback at = Pullback.of(f, x);
        List<Tensor> zeros = at.results().stream().map(y -> Tensor.zeros(y.shape(), y.dtype())).toList();
        return Pullback.of(at::pull, zeros).pull(v);
    }

    /// All second derivatives of a number: `∂²y/∂xᵢ∂xⱼ` is `get(i).get(j)`, of shape `(xᵢ shape…, xⱼ shape…)`.
    ///
    /// @throws ShapeException if y is not a single number
    public static List<List<Tensor>> hessian(Function<List<Tensor>, List<Tensor>> f, List<Tensor> x) {
        return jacobian(gradient("hessian", f), x);
    }

    /// The products `Σⱼ ∂²y/∂xᵢ∂xⱼ vⱼ`, one for each xᵢ.
    ///
    /// @throws ShapeException if y is not a single number, or unless there is one v for each x, of its shape
    public static List<Tensor> hvp(Function<List<Tensor>, List<Tensor>> f, List<Tensor> x, List<Tensor> v) {
        check("hvp", x, v);
        return Pullback.of(gradient("hvp", f), x).pull(v);
    }

    // ---- how

    /// The gradient as a function.
    private static Function<List<Tensor>, List<Tensor>> gradient(String name,
                                                                 Function<List<Tensor>, List<Tensor>> f) {
        return x -> {
            Pullback at = Pullback.of(f, x);
            List<Tensor> y = at.results();
            if (y.size() != 1 || y.getFirst().shape().volume() != 1)
                throw new ShapeException(name, "the function must give a single number; sum() what it gives",
                        y.stream().map(Tensor::shape).toArray(Shape[]::new));
            return at.pull(List.of(Tensor.ones(y.getFirst().shape(), y.getFirst().dtype())));
        };
    }

    /// The derivatives of result i with respect to all x, row by row.
    private static List<Tensor> rows(Pullback at, int i, List<Tensor> x) {
        Shape y = at.results().get(i).shape();
        List<List<Tensor>> rows = IntStream.range(0, y.volume()).mapToObj(row -> at.pull(unit(at, i, row))).toList();
        return IntStream.range(0, x.size()).mapToObj(j -> stacked(rows, j, y, x.get(j))).toList();
    }

    private static Tensor stacked(List<List<Tensor>> rows, int j, Shape y, Tensor x) {
        Shape shape = y.then(x.shape().sizes());
        return rows.isEmpty() ? Tensor.zeros(shape, x.dtype())
                : Rearrangement.stack(0, rows.stream().map(row -> row.get(j)).toList()).reshape(shape.sizes());
    }

    /// Zeros for all results, but 1 at one element of result i.
    private static List<Tensor> unit(Pullback at, int i, int element) {
        List<Tensor> unit = new ArrayList<>();
        for (Tensor y : at.results()) {
            boolean here = unit.size() == i;
            unit.add(Tensor.generate(y.shape(), y.dtype(), k -> here && k == element ? 1 : 0));
        }
        return unit;
    }

    private static void check(String name, List<Tensor> x, List<Tensor> v) {
        if (v.size() != x.size())
            throw new ShapeException(name, "there must be one direction for each of the %d inputs; got %d".formatted(
                    x.size(), v.size()));
        for (int i = 0; i < x.size(); i++)
            if (!v.get(i).shape().equals(x.get(i).shape()))
                throw new ShapeException(name, "direction %d must have the shape of its input".formatted(i),
                        x.get(i).shape(), v.get(i).shape());
    }
}

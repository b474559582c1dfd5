package fovea.nn;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// What the numbers of a parameter are before anything is learnt.
///
/// `in` and `out` are the sizes a matrix `(out, in)` maps between; for a vector both are its length.
///
/// | name | numbers | source |
/// |---|---|---|
/// | `xavier-uniform` | U(−a, a), a = √(6 / (in + out)) | Glorot and Bengio 2010, eq. 16 |
/// | `xavier-normal` | N(0, 2 / (in + out)) | the same, eq. 12 |
/// | `kaiming-uniform` | U(−a, a), a = √(6 / in) | He et al. 2015, eq. 10 |
/// | `kaiming-normal` | N(0, 2 / in) | the same |
/// | `fan-in` | U(−a, a), a = 1 / √in | what PyTorch's linear layers start with |
/// | `orthogonal` | rows or columns at right angles, of length 1 | Saxe et al. 2013 |
/// | `normal` | N(0, 1) | |
/// | `uniform` | U(−1, 1) | |
/// | `zeros`, `ones` | | |
@FunctionalInterface
public interface Initialiser {

    /// Numbers for a parameter of this shape.
    Tensor draw(Shape shape, RandomKey key);

    /// A parameter of this shape, drawn when its numbers are first asked for.
    default Parameter parameter(Shape shape, RandomKey key) {
        return Parameter.drawn(shape, () -> draw(shape, key));
    }

    /// The initialiser of that name, from the table above.
    ///
    /// @throws IllegalArgumentException if there is none
    static Initialiser named(String name) {
        return switch (name) {
            case "xavier-uniform" -> XAVIER_UNIFORM;
            case "xavier-normal" -> XAVIER_NORMAL;
            case "kaiming-uniform" -> KAIMING_UNIFORM;
            case "kaiming-normal" -> KAIMING_NORMAL;
            case "fan-in" -> FAN_IN;
            case "orthogonal" -> Orthogonal::draw;
            case "normal" -> normal(1);
            case "uniform" -> uniform(1);
            case "zeros" -> ZEROS;
            case "ones" -> ONES;
            default -> throw new IllegalArgumentException("no initialiser is called '" + name
                    + "'; there are xavier-uniform, xavier-normal, kaiming-uniform, kaiming-normal, fan-in, "
                    + "orthogonal, normal, uniform, zeros and ones");
        };
    }

    /// U(−a, a), a = √(6 / (in + out)).
    Initialiser XAVIER_UNIFORM = (shape, key) -> uniform(Math.sqrt(6.0 / (in(shape) + out(shape)))).draw(shape, key);

    /// N(0, 2 / (in + out)).
    Initialiser XAVIER_NORMAL = (shape, key) -> normal(Math.sqrt(2.0 / (in(shape) + out(shape)))).draw(shape, key);

    /// U(−a, a), a = √(6 / in).
    Initialiser KAIMING_UNIFORM = (shape, key) -> uniform(Math.sqrt(6.0 / in(shape))).draw(shape, key);

    /// N(0, 2 / in).
    Initialiser KAIMING_NORMAL = (shape, key) -> normal(Math.sqrt(2.0 / in(shape))).draw(shape, key);

    /// U(−a, a), a = 1 / √in.
    Initialiser FAN_IN = (shape, key) -> uniform(1 / Math.sqrt(in(shape))).draw(shape, key);

    /// Zeros.
    Initialiser ZEROS = (shape, _) -> Tensor.zeros(shape);

    /// Ones.
    Initialiser ONES = (shape, _) -> Tensor.ones(shape);

    /// U(−bound, bound).
    static Initialiser uniform(double bound) {
        return (shape, key) -> Tensor.uniform(shape, bound, key);
    }

    /// N(0, deviation²).
    static Initialiser normal(double deviation) {
        return (shape, key) -> Tensor.normal(shape, deviation, key);
    }

    private static int in(Shape shape) {
        return shape.rank() == 0 ? 1 : Math.max(1, shape.size(-1));
    }

    private static int out(Shape shape) {
        return shape.rank() == 0 ? 1 : Math.max(1, shape.size(0));
    }
}

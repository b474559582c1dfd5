package fovea.nn;

import java.util.OptionalInt;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Edge;
import fovea.tensor.IntTensor;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// A vector for every token: a table whose rows are looked up.
///
/// Shapes `tokens (…) → (…, D)`, with `weight (N, D)`.
///
/// @param weight  the table
/// @param padding the token whose row is never learnt, if there is one
public record Embedding(Parameter weight, OptionalInt padding) implements Layer {

    /// A table of standard normal numbers, as PyTorch starts it.
    public static Embedding create(int count, int width, RandomKey key) {
        Parameter table = Initialiser.normal(1).parameter(Shape.of(count, width), key.with("weight"));
        return new Embedding(table, OptionalInt.empty());
    }

    /// The same table, with a row of zeros for padding that is never learnt.
    public Embedding withPadding(int token) {
        Tensor rest = weight.value().detach();
        int width = rest.size(1);
        Tensor cleared = Tensor.generate(rest.shape(), rest.dtype(),
                i -> i / width == token ? 0 : rest.at(i / width, i % width));
        return new Embedding(new Parameter(cleared), OptionalInt.of(token));
    }

    /// The rows of the tokens.
    ///
    /// @throws IllegalArgumentException if a token is not in the table
    public Tensor apply(IntTensor tokens) {
        Tensor rows = weight.value().embedding(tokens);           // (…, D)
        if (padding.isEmpty() || !rows.isTracked())
            return rows;
        Tensor learnt = tokens.ne(padding.getAsInt()).toTensor(rows.dtype()).unsqueeze(-1);
        return Tensor.step("padding", rows.detach(), Edge.to(rows, g -> g.mul(learnt)));
    }
}

package fovea.tensor;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// An operation with everything it is given, and what should come out.
///
/// @param inputs   by which it is differentiated
/// @param f        the operation, its settings filled in
/// @param expected its outputs in float64, evaluated naively
record Problem(List<Tensor> inputs, Function<List<Tensor>, List<Tensor>> f,
               Function<List<Tensor>, List<Tensor>> expected) {

    static Problem of(Tensor x, UnaryOperator<Tensor> f, UnaryOperator<Tensor> expected) {
        return new Problem(List.of(x), in -> List.of(f.apply(in.get(0))), in -> List.of(expected.apply(in.get(0))));
    }

    static Problem of(List<Tensor> ab, BinaryOperator<Tensor> f, BinaryOperator<Tensor> expected) {
        return new Problem(ab, in -> List.of(f.apply(in.get(0), in.get(1))),
                in -> List.of(expected.apply(in.get(0), in.get(1))));
    }

    static Problem ofMany(List<Tensor> inputs, Function<List<Tensor>, Tensor> f,
                          Function<List<Tensor>, Tensor> expected) {
        return new Problem(inputs, in -> List.of(f.apply(in)), in -> List.of(expected.apply(in)));
    }
}

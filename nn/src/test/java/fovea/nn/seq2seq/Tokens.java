package fovea.nn.seq2seq;

import java.util.List;

import fovea.nn.contract.LayerContract.Specimen;
import fovea.shape.Shape;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Tokens as a contract can hand them round: numbers that round to them, `(B, S + T)`, the source first.
final class Tokens {

    private static final int S = 3;

    private Tokens() {}

    /// What a translator makes of two sentences of three words and two words written.
    static Specimen specimen(Translator model) {
        return new Specimen(model, x -> model.logits(source(x.getFirst()), given(x.getFirst())), List.of(numbers()));
    }

    static Tensor numbers() {
        return Tensor.of(Shape.of(2, S + 2), 4, 5, 2, 1, 4, 3, 4, 2, 1, 5f);
    }

    static Sentences source(Tensor x) {
        IntTensor tokens = rounded(x.slice(1, 0, S));
        return new Sentences(tokens, IntTensor.generate(Shape.of(x.size(0)), _ -> S));
    }

    static IntTensor given(Tensor x) {
        return rounded(x.slice(1, S, S + 2));
    }

    private static IntTensor rounded(Tensor x) {
        double[] numbers = x.detach().toDoubles();
        return IntTensor.generate(x.shape(), i -> (int) Math.rint(numbers[i]));
    }
}

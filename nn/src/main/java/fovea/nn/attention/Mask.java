package fovea.nn.attention;

import java.util.Arrays;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.AttentionRule;
import fovea.tensor.BoolTensor;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Who may look at whom: true means *may see*.
///
/// ```text
///     CAUSAL, T = S = 3          padding(2), S = 3
///     1 0 0                      1 1 0
///     1 1 0                      1 1 0
///     1 1 1                      1 1 0
/// ```
///
/// A mask is a rule, and becomes bits when the scores `(…, T, S)` are known. What is hidden gets the score −∞ and
/// so the weight 0; a query that may see nothing has weights of 0 only. A bias on the scores (relative positions,
/// ALiBi) is a tensor with a gradient and not a mask: [Attention#withBias].
public sealed interface Mask {

    /// Everybody sees everybody.
    Mask NONE = new Everything();

    /// No one sees the future: query t sees the keys 0 … t.
    Mask CAUSAL = causal(0);

    /// Query t sees the keys 0 … t + offset: it stands at key position t + offset, as in decoding with `offset`
    /// cached positions.
    static Mask causal(int offset) {
        return new Causal(offset);
    }

    /// Keys at and after a row's length are hidden; one length for each row of the batch, the first axis of the scores.
    ///
    /// @throws IllegalArgumentException if a length is negative
    static Mask padding(int... lengths) {
        return padding(IntTensor.of(lengths));
    }

    /// Keys at and after a row's length are hidden; one length for each row of the batch, the first axis of the scores.
    ///
    /// @throws IllegalArgumentException if a length is negative
    static Mask padding(IntTensor lengths) {
        return new Padding(lengths);
    }

    /// Sees where `visible` is true. It stretches to the scores, counted from the last axis: `(T, S)`, or `(B, 1,
    /// 1, S)` for scores `(B, h, T, S)`.
    static Mask of(BoolTensor visible) {
        return new Visible(visible);
    }

    /// Sees what both let see.
    default Mask and(Mask that) {
        return this == NONE ? that : that == NONE ? this : new Both(this, that);
    }

    /// The bits for scores of this shape, in as few axes as they need: they stretch to it.
    ///
    /// @throws ShapeException if the mask does not fit the scores
    BoolTensor visible(Shape scores);

    /// The scores, with −∞ where nothing may be seen.
    ///
    /// Shapes `(…, T, S) → (…, T, S)`.   Slope `g` where visible, else 0.
    ///
    /// @throws ShapeException if the mask does not fit the scores
    default Tensor hide(Tensor scores) {
        return this == NONE ? scores : scores.maskedFill(visible(scores.shape()).not(), Double.NEGATIVE_INFINITY);
    }

    /// The mask as a rule for [one pass][Tensor#attend] over weights of this shape; a causal one needs no bits for
    /// that.
    ///
    /// @throws ShapeException if the mask does not fit the weights
    default AttentionRule rule(Shape weights) {
        return switch (this) {
            case Everything _ -> AttentionRule.ALL;
            case Causal(int offset) -> AttentionRule.ALL.withHorizon(offset);
            case Padding _, Visible _ -> AttentionRule.ALL.withVisible(visible(weights));
            case Both(Mask first, Mask second) -> first.rule(weights).and(second.rule(weights));
        };
    }

    /// Hides nothing.
    record Everything() implements Mask {
        @Override
        public BoolTensor visible(Shape scores) {
            return BoolTensor.of(Shape.SCALAR, true);
        }
    }

    /// Hides the future.
    ///
    /// @param offset the key position of query 0
    record Causal(int offset) implements Mask {
        @Override
        public BoolTensor visible(Shape scores) {
            int T = scores.size(-2), S = scores.size(-1);
            return BoolTensor.generate(Shape.of(T, S), i -> i % S <= i / S + offset);
        }
    }

    /// Hides the padding behind shorter rows.
    ///
    /// @param lengths how many keys each row of the batch has, `(B)`
    record Padding(IntTensor lengths) implements Mask {

        /// Lengths for the rows of a batch.
        ///
        /// @throws IllegalArgumentException if they are no vector, or one is negative
        public Padding {
            if (lengths.shape().rank() != 1)
                throw new ShapeException("padding", "lengths must be a vector, one for each row of the batch",
                        lengths.shape());
            if (lengths.lt(0).any())
                throw new IllegalArgumentException("padding: lengths must not be negative; got " + written(lengths));
        }

        @Override
        public BoolTensor visible(Shape scores) {
            int B = lengths.shape().size(0), S = scores.size(-1);
            if (B != 1 && (scores.rank() < 3 || scores.size(0) != B))
                throw new ShapeException("padding", "there must be one length for each row of the batch, the first of "
                        + "at least three axes; there are %d lengths".formatted(B), scores);
            if (Arrays.stream(lengths.toInts()).anyMatch(length -> length > S))
                throw new ShapeException("padding", "no length may exceed the %d keys, there is %s"
                        .formatted(S, written(lengths)), scores);
            return BoolTensor.generate(rows(scores, B), i -> i % S < lengths.at(i / S));
        }

        private static String written(IntTensor lengths) {
            return Arrays.toString(lengths.toInts());
        }

        /// `(B, 1, …, 1, S)`
        private static Shape rows(Shape scores, int B) {
            int[] sizes = new int[scores.rank()];
            Arrays.fill(sizes, 1);
            sizes[0] = B;
            sizes[sizes.length - 1] = scores.size(-1);
            return Shape.of(sizes);
        }
    }

    /// Bits as they are given.
    ///
    /// @param bits true where something may be seen
    record Visible(BoolTensor bits) implements Mask {
        @Override
        public BoolTensor visible(Shape scores) {
            if (!bits.shape().stretchesTo(scores))
                throw new ShapeException("mask", "the bits must stretch to the scores (…, T, S), counted from the last "
                        + "axis", bits.shape(), scores);
            return bits;
        }
    }

    /// Hides what either hides.
    ///
    /// @param first  one mask
    /// @param second another
    record Both(Mask first, Mask second) implements Mask {
        @Override
        public BoolTensor visible(Shape scores) {
            return first.visible(scores).and(second.visible(scores));
        }
    }
}

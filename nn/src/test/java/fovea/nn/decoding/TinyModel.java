package fovea.nn.decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// A model of a few tokens whose scores are drawn at random for each text, position and last token; it looks at
/// `(text, last token)`.
///
/// @param vocabulary N
/// @param key        the scores
/// @param spread     how far scores lie apart
record TinyModel(int vocabulary, RandomKey key, double spread) {

    /// Token 0 ends a text, and starts it.
    static final int END = 0;

    /// @param texts    which text each row is, `(B)`
    /// @param position how many tokens were read
    record State(Tensor texts, int position) implements DecoderState<State> {
        @Override
        public int size() {
            return texts.size(0);
        }

        @Override
        public State rows(IntTensor rows) {
            return new State(texts.indexSelect(0, rows), position);
        }

        @Override
        public State keep() {
            return new State(texts.keep(), position);
        }
    }

    /// A text with the logarithm of its probability, the end included.
    record Text(List<Integer> tokens, double log) {}

    Start<State> start(int... texts) {
        Tensor numbers = Tensor.generate(Shape.of(texts.length), DType.FLOAT64, i -> texts[i]);
        return Start.of(this::after, new State(numbers, 0), END);
    }

    Scored<State> after(IntTensor last, State state) {
        double[] texts = state.texts().toDoubles();
        Tensor scores = Tensor.generate(Shape.of(texts.length, vocabulary), DType.FLOAT64,
                i -> score((int) texts[i / vocabulary], state.position(), last.at(i / vocabulary), i % vocabulary));
        Tensor look = Tensor.generate(Shape.of(texts.length, 2), DType.FLOAT64,
                i -> i % 2 == 0 ? texts[i / 2] : last.at(i / 2));
        return Scored.of(scores, new State(state.texts().add(0), state.position() + 1), look);
    }

    private double score(int text, int position, int last, int token) {
        return spread * key.with(text).with(position).with(last).normal(token);
    }

    private double log(int text, int position, int last, int token) {
        double sum = 0;
        for (int i = 0; i < vocabulary; i++)
            sum += Math.exp(score(text, position, last, i));
        return score(text, position, last, token) - Math.log(sum);
    }

    /// The logarithm of a text's probability.
    double log(int text, List<Integer> tokens) {
        double log = 0;
        for (int i = 0; i < tokens.size(); i++)
            log += log(text, i, i == 0 ? END : tokens.get(i - 1), tokens.get(i));
        return log;
    }

    /// All texts of at most `longest` tokens that end, the best by `log / penalty` first.
    List<Text> all(int text, int longest, Beam beam) {
        List<Text> all = new ArrayList<>();
        extend(text, longest, List.of(), all);
        all.sort(Comparator.comparingDouble(t -> -t.log() / beam.lengthPenalty(t.tokens().size())));
        return all;
    }

    private void extend(int text, int longest, List<Integer> tokens, List<Text> all) {
        if (!tokens.isEmpty() && tokens.getLast() == END)
            all.add(new Text(tokens, log(text, tokens)));
        else if (tokens.size() < longest)
            for (int token = 0; token < vocabulary; token++) {
                List<Integer> longer = new ArrayList<>(tokens);
                longer.add(token);
                extend(text, longest, longer, all);
            }
    }

    /// What was written, with its end if it has one.
    static List<Integer> written(Decoded text) {
        List<Integer> tokens = new ArrayList<>(Arrays.stream(text.tokens().toInts()).boxed().toList());
        if (text.ended())
            tokens.add(END);
        return tokens;
    }
}

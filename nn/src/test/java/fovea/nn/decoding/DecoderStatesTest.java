package fovea.nn.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fovea.nn.Embedding;
import fovea.nn.Layer;
import fovea.nn.Linear;
import fovea.nn.attention.Mask;
import fovea.nn.recurrent.GruCell;
import fovea.nn.recurrent.RecurrentConfig;
import fovea.nn.transformer.Decoder;
import fovea.nn.transformer.DecoderCache;
import fovea.nn.transformer.TransformerConfig;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Rearrangement;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Both kinds of decoder fit: what a search remembers of them gives the same as reading a whole text anew.
final class DecoderStatesTest {

    private static final int N = 7, D = 8, END = 0;
    private static final Limits LIMITS = Limits.of(END, 9);
    private static final RandomKey KEY = RandomKey.of(11);
    private static final List<Strategy> STRATEGIES = List.of(new Greedy(), Beam.of(3), new Beam(4, 0.7),
            Sampling.of(KEY));

    private final Embedding words = in64(Embedding.create(N, D, KEY.with("words")));
    private final Linear output = in64(Linear.create(D, N, KEY.with("output")));

    /// The state of a recurrent decoder, and the source it looks at, which stays.
    private record Thinking(Recurrent.State state, Tensor memory) implements DecoderState<Thinking> {
        @Override
        public int size() {
            return memory.size(0);
        }

        @Override
        public Thinking rows(IntTensor rows) {
            return new Thinking(state.rows(rows), memory.indexSelect(0, rows));
        }

        @Override
        public Thinking keep() {
            return new Thinking(state.keep(), memory.keep());
        }
    }

    /// The keys and values of a transformer, and the lengths of the sources.
    private record Seen(DecoderCache cache, IntTensor lengths) implements DecoderState<Seen> {
        @Override
        public int size() {
            return lengths.shape().size(0);
        }

        @Override
        public Seen rows(IntTensor rows) {
            return new Seen(cache.rows(rows), IntTensor.generate(rows.shape(), i -> lengths.at(rows.at(i))));
        }

        @Override
        public Seen keep() {
            return new Seen(cache.keep(), lengths);
        }
    }

    @Test
    void aRecurrentDecoderFits() {
        GruCell cell = in64(GruCell.create(RecurrentConfig.of(2 * D, D), KEY.with("cell")));
        Tensor memory = Tensor.normal(Shape.of(4, D), KEY.with("memory")).to(DType.FLOAT64).mul(2);
        Step<Thinking> step = (last, before) -> {
            Tensor x = Rearrangement.concat(-1, words.apply(last), before.memory());
            Recurrent.State state = cell.step(x, before.state());
            return Scored.of(output.apply(state.hidden()).mul(3), new Thinking(state, before.memory()),
                    before.memory());
        };
        for (Strategy strategy : STRATEGIES) {
            var texts = strategy.decode(Start.of(step, new Thinking(cell.zeros(4), memory), END), LIMITS);
            for (int row = 0; row < 4; row++) {
                var state = new Thinking(cell.zeros(1), memory.slice(0, row, row + 1));
                double log = 0;
                int last = END;
                for (int token : withEnd(texts.get(row))) {
                    Scored<Thinking> scored = step.after(IntTensor.of(last), state);
                    log += scored.scores().logSoftmax(-1).at(0, token);
                    state = scored.state();
                    last = token;
                }
                assertEquals(log, texts.get(row).logProbability(), 1e-10, strategy + ", row " + row);
            }
        }
    }

    @Test
    void aTransformerWithItsCacheFits() {
        Decoder decoder = in64(
                Decoder.create(TransformerConfig.of(D, 2).withFeedForward(16).withLayers(1, 2), KEY.with("decoder")));
        Tensor memory = Tensor.normal(Shape.of(4, 5, D), KEY.with("memory")).to(DType.FLOAT64);
        IntTensor lengths = IntTensor.of(5, 3, 1, 4);
        Step<Seen> step = (last, before) -> {
            Tensor x = words.apply(last).unsqueeze(1);                       // (B, 1, D)
            Decoder.Step next = decoder.step(x, before.cache(), Mask.padding(before.lengths()));
            return Scored.of(output.apply(next.output().squeeze(1)).mul(3), new Seen(next.cache(), before.lengths()));
        };
        for (Strategy strategy : STRATEGIES) {
            var texts = strategy.decode(Start.of(step, new Seen(decoder.start(memory), lengths), END), LIMITS);
            for (int row = 0; row < 4; row++) {
                List<Integer> tokens = withEnd(texts.get(row)), read = new ArrayList<>(List.of(END));
                read.addAll(tokens.subList(0, tokens.size() - 1));
                Tensor x = words.apply(
                        IntTensor.of(Shape.of(1, read.size()), read.stream().mapToInt(i -> i).toArray()));
                Tensor logs = output.apply(decoder.apply(x, memory.slice(0, row, row + 1), Mask.NONE,
                        Mask.padding(lengths.at(row)))).mul(3).logSoftmax(-1);   // (1, T, N), the whole text anew
                double log = 0;
                for (int t = 0; t < tokens.size(); t++)
                    log += logs.at(0, t, tokens.get(t));
                assertEquals(log, texts.get(row).logProbability(), 1e-10, strategy + ", row " + row);
            }
        }
    }

    private static List<Integer> withEnd(Decoded text) {
        List<Integer> tokens = new ArrayList<>(Arrays.stream(text.tokens().toInts()).boxed().toList());
        if (text.ended())
            tokens.add(END);
        return tokens;
    }

    private static <L extends Layer> L in64(L layer) {
        layer.convert(DType.FLOAT64);
        return layer;
    }
}

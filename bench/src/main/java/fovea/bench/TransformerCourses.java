package fovea.bench;

import java.util.List;

import fovea.nn.Dropout;
import fovea.nn.Embedding;
import fovea.nn.Linear;
import fovea.nn.seq2seq.Sentences;
import fovea.nn.seq2seq.TransformerTranslator;
import fovea.nn.transformer.Transformer;
import fovea.nn.transformer.TransformerConfig;
import fovea.random.RandomKey;
import fovea.tensor.IntTensor;

/// Transformers as PyTorch's `nn.Transformer` with two embeddings and an output, all starting as PyTorch's layers do:
/// trained, and asked to write.
final class TransformerCourses {

    private static final Size TINY = new Size(TransformerConfig.of(64, 4).withLayers(2, 2).withFeedForward(256),
            new Tokens(100, 32, 16));
    private static final Size SMALL = new Size(TransformerConfig.of(256, 8).withLayers(3, 3).withFeedForward(512),
            new Tokens(8000, 64, 32));
    private static final Size BASE = new Size(TransformerConfig.of(512, 8), new Tokens(10000, 16, 64));

    private TransformerCourses() {}

    /// A model and what it is trained with.
    private record Size(TransformerConfig config, Tokens tokens) {

        Size withoutDropout() {
            return new Size(config.withDropout(0), tokens);
        }

        TransformerTranslator model() {
            RandomKey key = RandomKey.of(1);
            int D = config.width(), N = tokens.words();
            return new TransformerTranslator(Embedding.create(N, D, key.with("source")),
                    Embedding.create(N, D, key.with("target")), Transformer.create(config, key.with("transformer")),
                    Linear.create(D, N, key.with("output")), new Dropout(config.dropout()));
        }
    }

    static List<Course> all() {
        return List.of(training("tiny", TINY), training("small", SMALL), training("base", BASE),
                training("small_nodrop", SMALL.withoutDropout()), training("base_nodrop", BASE.withoutDropout()),
                writing("decode/greedy_base", false), writing("decode/greedy_base_kv", true));
    }

    private static Course training(String name, Size size) {
        Tokens tokens = size.tokens;
        return new Course("train/transformer_" + name, tokens.count() * tokens.size(), 1, () -> {
            Sentences source = tokens.padded("source");
            IntTensor target = tokens.draw("target"), gold = tokens.draw("gold").reshape(-1);
            return new TrainingRun<>(size.model(),
                    model -> model.logits(source, target).reshape(-1, tokens.words()).crossEntropy(gold));
        });
    }

    private static Course writing(String name, boolean remembers) {
        return new Course(name, 1, GreedyRun.WORDS, () -> {
            var run = new GreedyRun(BASE.model(), new Tokens(BASE.tokens.words(), 1, 64).draw("source"));
            return remembers ? run::remembering : run::again;
        });
    }
}

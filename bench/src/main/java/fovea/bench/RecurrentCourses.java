package fovea.bench;

import java.util.ArrayList;
import java.util.List;

import fovea.nn.recurrent.Recurrence;
import fovea.nn.recurrent.RecurrentConfig;
import fovea.nn.recurrent.RecurrentKind;
import fovea.nn.seq2seq.Sentences;
import fovea.random.RandomKey;
import fovea.tensor.Gradients;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Recurrent networks: sequences forward and back, and a translator that is trained.
final class RecurrentCourses {

    private static final int B = 64, T = 50, IN = 256, H = 512;
    private static final Tokens TOKENS = new Tokens(8000, 64, 30);

    private RecurrentCourses() {}

    static List<Course> all() {
        var all = new ArrayList<Course>();
        for (RecurrentKind kind : RecurrentKind.values())
            all.add(new Course("fb/" + kind, B * T, 1, () -> sequence(kind)));
        all.add(new Course("train/seq2seq_bahdanau", TOKENS.count() * TOKENS.size(), 1, RecurrentCourses::translator));
        return all;
    }

    /// The slopes of inputs and parameters.
    private static Course.Run sequence(RecurrentKind kind) {
        Recurrence layer = Recurrence.create(kind, RecurrentConfig.of(IN, H), RandomKey.of(1));
        Tensor x = Inputs.fill(0, B, T, IN).leaf(), seed = Inputs.fill(99, B, T, H);
        return () -> {
            Gradients gradients = layer.apply(x).outputs().gradients(seed);
            layer.parameters().values().forEach(gradients::of);
            return gradients.of(x).at(0, 0, 0);
        };
    }

    private static Course.Run translator() {
        Sentences source = TOKENS.padded("source");
        IntTensor target = TOKENS.draw("target"), gold = TOKENS.draw("gold").reshape(-1);
        return new TrainingRun<>(Bahdanau.create(TOKENS.words(), 256, 512, RandomKey.of(1)),
                model -> model.logits(source, target).reshape(-1, TOKENS.words()).crossEntropy(gold));
    }
}

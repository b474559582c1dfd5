package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import fovea.nn.attention.DotScore;
import fovea.nn.recurrent.Biases;
import fovea.nn.recurrent.Lstm;
import fovea.nn.recurrent.RecurrentConfig;
import fovea.random.RandomKey;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final RandomKey KEY = RandomKey.of(1);

    record Two(Linear first, Linear second) implements Layer {
        static Two create() {
            return new Two(Linear.create(3, 2, KEY), Linear.create(2, 4, KEY));
        }
    }

    /// The output's weight is the table of the embedding.
    record Tied(Embedding table, Linear output) implements Layer {}

    /// A translator as Keras tutorials build it: attention adds nothing to what is learnt.
    record Translator(Embedding source, Lstm encoder, Embedding target, Lstm decoder, DotScore attention, Linear output)
            implements Layer {}

    @Test
    void everyLayerHasItsShapesAndItsCount() {
        assertEquals("""
                layer   kind    parameters               count
                first   Linear  weight (2, 3), bias (2)      8
                second  Linear  weight (4, 2), bias (4)     12
                total                                       20
                """, Summary.of(Two.create()).toString());
    }

    @Test
    void frozenParametersCountButAreToldApart() {
        Two layer = Two.create();
        layer.second().freeze();
        Summary summary = Summary.of(layer);
        assertEquals(20, summary.total());
        assertEquals(12, summary.frozen());
        assertTrue(summary.toString().matches("(?s).*of these frozen +12\n"), summary::toString);
    }

    @Test
    void sharedParametersCountOnce() {
        Embedding table = Embedding.create(3, 2, KEY);
        Summary summary = Summary.of(new Tied(table, new Linear(table.weight(), Optional.empty())));
        assertEquals(6, summary.total());
        assertEquals(List.of(new Summary.Row("table", "Embedding", "weight (3, 2)", 6),
                new Summary.Row("output", "Linear", "weight = table.weight", 0)), summary.rows());
    }

    @Test
    void aTranslatorWithDotAttentionLearns12838624Numbers() {
        var config = RecurrentConfig.of(256, 256).withBiases(Biases.ONE);
        var model = new Translator(Embedding.create(10_000, 256, KEY), Lstm.create(config, KEY),
                Embedding.create(12_000, 256, KEY), Lstm.create(config, KEY), new DotScore(),
                Linear.create(512, 12_000, KEY));
        assertEquals(2_560_000 + 3_072_000 + 2 * 525_312 + 6_156_000, 12_838_624);
        assertEquals(12_838_624, Summary.of(model).total());
    }
}

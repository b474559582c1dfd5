package fovea.nn.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import fovea.random.RandomKey;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/// Searches over tiny vocabularies, held against all texts there are.
final class BeamProperties {

    @Property(tries = 100)
    void aBeamAsWideAsThereAreTextsFindsTheBest(@ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int vocabulary,
                                                @ForAll @IntRange(min = 1, max = 4) int longest,
                                                @ForAll @DoubleRange(max = 2) double alpha) {
        var model = new TinyModel(vocabulary, RandomKey.of(seed), 2);
        Beam beam = Beam.of(1000).withLengthPenalty(alpha);
        List<Decoded> found = beam.decode(model.start(0, 1), Limits.of(TinyModel.END, longest));
        for (int text = 0; text < 2; text++) {
            TinyModel.Text best = model.all(text, longest, beam).getFirst();
            assertEquals(best.tokens(), TinyModel.written(found.get(text)));
            assertEquals(best.log(), found.get(text).logProbability(), 1e-12);
            assertEquals(best.log() / beam.lengthPenalty(best.tokens().size()), found.get(text).score(), 1e-12);
        }
    }

    @Property(tries = 100)
    void aBeamAsWideAsThereAreTextsFindsAllOfThem(@ForAll long seed, @ForAll @DoubleRange(max = 2) double alpha) {
        var model = new TinyModel(3, RandomKey.of(seed), 2);
        Beam beam = Beam.of(1000).withLengthPenalty(alpha);
        List<Decoded> found = beam.decodeAll(model.start(0), Limits.of(TinyModel.END, 4)).getFirst();
        assertEquals(model.all(0, 4, beam).stream().map(TinyModel.Text::tokens).toList(),
                found.stream().map(TinyModel::written).toList());
    }

    @Property(tries = 200)
    void stoppingEarlyDoesNotChangeTheBest(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int width,
                                           @ForAll @DoubleRange(max = 2) double alpha) {
        var model = new TinyModel(5, RandomKey.of(seed), 1);
        Beam beam = new Beam(width, alpha);
        Limits limits = Limits.of(TinyModel.END, 8);
        List<Decoded> all = beam.decodeAll(model.start(0), limits).getFirst();
        assertTrue(all.size() <= width);
        assertEquals(TinyModel.written(all.getFirst()),
                TinyModel.written(beam.decode(model.start(0), limits).getFirst()));
        for (int i = 1; i < all.size(); i++)
            assertTrue(all.get(i - 1).score() >= all.get(i).score());
    }

    @Property(tries = 200)
    void greedyIsABeamOfOne(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int vocabulary,
                            @ForAll @DoubleRange(max = 2) double alpha) {
        var model = new TinyModel(vocabulary, RandomKey.of(seed), 1);
        Limits limits = Limits.of(TinyModel.END, 12);
        List<Decoded> greedy = new Greedy().decode(model.start(0, 1, 2), limits);
        List<Decoded> beam = new Beam(1, alpha).decode(model.start(0, 1, 2), limits);
        for (int text = 0; text < 3; text++) {
            assertEquals(TinyModel.written(greedy.get(text)), TinyModel.written(beam.get(text)));
            assertEquals(greedy.get(text).logProbability(), beam.get(text).logProbability());
        }
    }

    @Property(tries = 100)
    void aTextDoesNotDependOnItsNeighbours(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int width) {
        var model = new TinyModel(5, RandomKey.of(seed), 1.5);
        Limits limits = Limits.of(TinyModel.END, 10);
        for (Strategy strategy : new Strategy[] {new Greedy(), Beam.of(width), new Beam(width, 0.7)}) {
            List<Decoded> together = strategy.decode(model.start(4, 3, 2, 1, 0), limits);
            for (int row = 0; row < 5; row++) {
                Decoded alone = strategy.decode(model.start(4 - row), limits).getFirst();
                assertEquals(TinyModel.written(alone), TinyModel.written(together.get(row)));
                assertEquals(alone.score(), together.get(row).score());
            }
        }
    }

    @Property(tries = 100)
    void attentionStandsBesideTheTokenThatWasWritten(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int width) {
        var model = new TinyModel(4, RandomKey.of(seed), 1);
        for (Strategy strategy : new Strategy[] {new Greedy(), Beam.of(width), Sampling.of(RandomKey.of(seed))}) {
            List<Decoded> texts = strategy.decode(model.start(7, 9), Limits.of(TinyModel.END, 8));
            for (int row = 0; row < 2; row++) {
                Decoded text = texts.get(row);
                int[] tokens = text.tokens().toInts();
                assertEquals(tokens.length > 0, text.attention().isPresent());
                for (int t = 0; t < tokens.length; t++) {
                    assertEquals(row == 0 ? 7 : 9, text.attention().orElseThrow().at(t, 0));
                    assertEquals(t == 0 ? TinyModel.END : tokens[t - 1], text.attention().orElseThrow().at(t, 1));
                }
            }
        }
    }
}

package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fovea.nn.attention.Attention;
import fovea.nn.attention.Mask;
import fovea.nn.attention.MultiHeadAttention;
import fovea.nn.contract.LayerContract;
import fovea.nn.transformer.Encoder;
import fovea.nn.transformer.TransformerConfig;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Memory;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final RandomKey KEY = RandomKey.of(1);
    private static final Tensor X = LayerContract.Specimen.normal(2, 3, 4);

    @Test
    void whatIsSeenIsWhatWasUsedAndOutlivesTheStep() {
        var layer = MultiHeadAttention.create(4, 2, KEY);
        var recorder = new Recorder();
        Tensor y = Memory.step(() -> Trace.watch(recorder, () -> layer.apply(X, X, Mask.CAUSAL)));
        assertEquals(List.of("queries", "keys", "values", "scores", "weights", "context"),
                recorder.entries().stream().map(Recorder.Entry::name).toList());
        assertEquals(Shape.of(2, 2, 3, 3), recorder.all("weights").getFirst().shape());
        Tensor context = recorder.all(layer, "context").getFirst().transpose(1, 2).reshape(2, 3, 4);
        assertArrayEquals(layer.output().apply(context).toFloats(), y.toFloats());
    }

    @Test
    void watchedAndUnwatchedAgree() {
        var layer = MultiHeadAttention.create(4, 2, KEY);
        Tensor watched = Trace.watch(new Recorder(), () -> layer.apply(X, X, Mask.padding(3, 1)));
        assertArrayEquals(layer.apply(X, X, Mask.padding(3, 1)).toFloats(), watched.toFloats(), 1e-5f);
    }

    @Test
    void pathsComeFromTheModel() {
        Encoder encoder = Encoder.create(TransformerConfig.of(4, 2).withLayers(2, 0), KEY);
        var recorder = new Recorder();
        Trace.watch(recorder, () -> encoder.apply(X, Mask.NONE));
        List<String> paths = recorder.under(encoder).stream().map(Map.Entry::getKey).toList();
        assertEquals("blocks.0.attention.queries", paths.getFirst());
        assertEquals("blocks.1.attention.context", paths.getLast());
        assertEquals(12, paths.size());
    }

    @Test
    void anEditorChangesWhatTheLayerGoesOnWith() {
        var layer = MultiHeadAttention.create(4, 2, KEY);
        Tensor even = Tensor.full(Shape.of(2, 2, 3, 3), 1.0 / 3, X.dtype());
        Watcher editor = (_, thought) -> ((Attention) thought).withWeights(even);
        Tensor edited = Trace.watch(editor, () -> layer.apply(X, X, Mask.NONE));
        Tensor mean = layer.value().apply(X).mean(1);                          // (B, D): what even weights read
        assertArrayEquals(layer.output().apply(mean).toFloats(), edited.select(1, 0).toFloats(), 1e-6f);
    }

    @Test
    void anOuterWatcherSeesWhatTheInnerHandedBack() {
        var layer = MultiHeadAttention.create(4, 2, KEY);
        Watcher editor = (_, thought) -> ((Attention) thought).withWeights(Tensor.zeros(Shape.of(2, 2, 3, 3)));
        var recorder = new Recorder();
        Trace.watch(recorder, () -> Trace.watch(editor, () -> layer.apply(X, X, Mask.NONE)));
        assertEquals(0, recorder.all("context").getFirst().abs().max().item());
    }

    @Test
    void watchingHoldsForItsBodyOnly() {
        assertFalse(Trace.watching());
        assertTrue(Trace.watch(new Recorder(), Trace::watching));
        assertFalse(Trace.watching());
    }

    @Test
    void aThoughtOfAnotherClassIsRefused() {
        var layer = MultiHeadAttention.create(4, 2, KEY);
        Thought other = () -> new LinkedHashMap<>();
        assertTrue(assertThrows(IllegalStateException.class,
                () -> Trace.watch((_, _) -> other, () -> layer.apply(X, X, Mask.NONE)))
                .getMessage().contains("the class it was shown, Attention; got"));
    }
}

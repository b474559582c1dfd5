package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fovea.file.SafeTensors;
import fovea.nn.attention.MultiHeadAttention;
import fovea.nn.attention.MultiHeadConfig;
import fovea.nn.transformer.Transformer;
import fovea.nn.transformer.TransformerConfig;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyTorchNamesTest {

    private static final RandomKey KEY = RandomKey.of(1);

    @Test
    void threeProjectionsAreOneMatrixThere() {
        MultiHeadAttention layer = MultiHeadAttention.create(2, 1, KEY);
        Tensor stacked = Tensor.of(Shape.of(6, 2), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12f);
        var state = PyTorchNames.of(layer).tensors();
        assertEquals(List.of("in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"),
                List.copyOf(state.keySet()));
        state.put("in_proj_weight", stacked);
        PyTorchNames.of(layer).load(state);
        assertArrayEquals(new float[] {1, 2, 3, 4}, layer.query().weight().value().toFloats());
        assertArrayEquals(new float[] {9, 10, 11, 12}, layer.value().weight().value().toFloats());
        assertArrayEquals(stacked.toFloats(), PyTorchNames.of(layer).tensors().get("in_proj_weight").toFloats());
    }

    @Test
    void projectionsOfOtherWidthsStayApart() {
        var layer = MultiHeadConfig.of(4, 2).withMemory(3, 5).withoutBias().create(KEY);
        assertEquals(List.of("q_proj_weight", "k_proj_weight", "v_proj_weight", "out_proj.weight"),
                List.copyOf(PyTorchNames.of(layer).tensors().keySet()));
    }

    @Test
    void aTransformersNamesAreThoseOfItsStateDict() {
        Transformer model = Transformer.create(TransformerConfig.of(4, 2).withLayers(1, 2), KEY);
        var names = PyTorchNames.of(model).tensors().keySet();
        assertTrue(names.containsAll(List.of("encoder.layers.0.self_attn.in_proj_weight",
                "encoder.layers.0.linear2.bias", "encoder.layers.0.norm2.weight", "encoder.norm.bias",
                "decoder.layers.1.multihead_attn.out_proj.weight", "decoder.layers.1.norm3.bias",
                "decoder.norm.weight")), names::toString);
        assertEquals(12 + 2 * 18 + 4, names.size());
    }

    @Test
    void aFileWithAllThreeFaultsIsRefusedInOneSentence(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.safetensors");
        SafeTensors.EMPTY.with("weight", Tensor.zeros(Shape.of(3, 2))).with("scale", Tensor.scalar(1)).write(file);
        Linear layer = Linear.create(3, 2, KEY);
        float[] before = layer.weight().value().toFloats();
        var refused = assertThrows(IllegalArgumentException.class,
                () -> PyTorchNames.of(layer).load(SafeTensors.read(file).tensors("")));
        assertEquals("load: the tensors are not those of this layer; missing: bias; extra: scale; "
                + "wrong shape: weight is (3, 2) and must be (2, 3)", refused.getMessage());
        assertArrayEquals(before, layer.weight().value().toFloats());
    }

    @Test
    void layersWithoutOtherNamesAreCalledAsHere() {
        var names = PyTorchNames.of(Linear.create(3, 2, KEY)).tensors().keySet();
        assertEquals(List.of("weight", "bias"), List.copyOf(names));
    }

    @Test
    void everythingThatDoesNotFitIsSaidAtOnce() {
        var names = PyTorchNames.of(MultiHeadAttention.create(2, 1, KEY));
        var state = names.tensors();
        state.remove("out_proj.bias");
        state.put("bias_k", Tensor.of(1f));
        state.put("in_proj_bias", Tensor.zeros(Shape.of(2)));
        assertEquals("load: the tensors are not those of this layer; missing: out_proj.bias; extra: bias_k; "
                        + "wrong shape: in_proj_bias is (2) and must be (6)",
                assertThrows(IllegalArgumentException.class, () -> names.load(state)).getMessage());
    }
}

package fovea.nn.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import fovea.check.GradCheck;
import fovea.nn.Layer;
import fovea.nn.PyTorchNames;
import fovea.nn.StateFile;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Gradients;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every layer owes: a test class of a layer implements this, and inherits these tests.
///
/// ```java
/// class LinearTest implements LayerContract {
///     public Specimen specimen() {
///         Linear layer = Linear.create(3, 2, RandomKey.of(1));
///         return Specimen.of(layer, layer::apply, Specimen.normal(4, 3));
///     }
/// }
/// ```
public interface LayerContract {

    /// A small layer, and inputs to try it on; their first axis is the batch, of at least two rows.
    Specimen specimen();

    /// A layer, how it is called, and with what.
    ///
    /// @param layer  the layer
    /// @param f      its application
    /// @param inputs what it is applied to
    record Specimen(Layer layer, Function<List<Tensor>, Tensor> f, List<Tensor> inputs) {

        /// A layer of one input.
        public static Specimen of(Layer layer, Function<Tensor, Tensor> f, Tensor x) {
            return new Specimen(layer, inputs -> f.apply(inputs.get(0)), List.of(x));
        }

        /// Normal numbers, always the same for the same shape.
        public static Tensor normal(int... sizes) {
            return Tensor.normal(Shape.of(sizes), RandomKey.of(7).with(Shape.of(sizes).hashCode()));
        }

        /// What comes out.
        public Tensor apply() {
            return f.apply(inputs);
        }
    }

    @Test
    default void everyParameterHasOneNameHereAndInPyTorch() {
        Layer layer = specimen().layer();
        Set<Parameter> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        distinct.addAll(layer.parameters().values());
        assertEquals(layer.parameters().size(), distinct.size());
        assertFalse(layer.parameters().containsKey(""));
        long count = PyTorchNames.of(layer).tensors().values().stream().mapToLong(t -> t.shape().volume()).sum();
        assertEquals(layer.parameterCount(), count);
    }

    @Test
    default void savingAndLoadingGivesTheSameBits(@TempDir Path folder) throws IOException {
        Specimen specimen = specimen();
        float[] before = specimen.apply().toFloats();
        StateFile.save(specimen.layer(), folder.resolve("layer.safetensors"));
        spoil(specimen.layer());
        StateFile.load(specimen.layer(), folder.resolve("layer.safetensors"));
        assertArrayEquals(before, specimen.apply().toFloats());
    }

    @Test
    default void goingToPyTorchAndBackGivesTheSameBits() {
        Specimen specimen = specimen();
        float[] before = specimen.apply().toFloats();
        Map<String, Tensor> state = PyTorchNames.of(specimen.layer()).tensors(parameter -> parameter.value().keep());
        spoil(specimen.layer());
        PyTorchNames.of(specimen.layer()).load(state);
        assertArrayEquals(before, specimen.apply().toFloats());
    }

    private static void spoil(Layer layer) {
        layer.parameters().values()
                .forEach(parameter -> parameter.set(Tensor.full(parameter.shape(), 7, parameter.dtype())));
    }

    @Test
    default void gradientsReachEveryParameterThatIsLearnt() {
        Specimen specimen = specimen();
        if (specimen.layer().parameters().values().stream().allMatch(Parameter::isFrozen))
            return;
        Tensor y = specimen.apply();
        Gradients gradients = y.gradients(Specimen.normal(y.shape().sizes()));
        specimen.layer().parameters().forEach((name, parameter) ->
                assertEquals(!parameter.isFrozen(), gradients.reached(parameter), name));
    }

    @Test
    default void firstAndSecondDerivativesAreRight() {
        Specimen specimen = specimen();
        GradCheck.ofMany(x -> List.of(specimen.f().apply(x))).with(specimen.layer().parameters())
                .at(specimen.inputs().toArray(Tensor[]::new));
    }

    @Test
    default void rowsOfTheBatchDoNotSeeEachOther() {
        Specimen specimen = specimen();
        Tensor all = specimen.apply();
        int B = specimen.inputs().getFirst().size(0);
        assertTrue(B > 1, "a specimen has several rows");
        for (int b = 0; b < B; b++) {
            int row = b;
            Tensor alone = specimen.f().apply(specimen.inputs().stream().map(x -> x.slice(0, row, row + 1)).toList());
            assertArrayEquals(all.slice(0, b, b + 1).toFloats(), alone.toFloats(), 1e-5f);
        }
    }

    @Test
    default void inferenceIsRepeatable() {
        Specimen specimen = specimen();
        assertArrayEquals(specimen.apply().toFloats(), specimen.apply().toFloats());
    }
}

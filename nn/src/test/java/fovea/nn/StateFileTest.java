package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import fovea.file.SafeTensors;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    /// The output's weight is the table of the embedding.
    record Tied(Embedding table, Linear output) implements Layer {
        static Tied create(long seed) {
            Embedding table = Embedding.create(3, 2, RandomKey.of(seed));
            return new Tied(table, new Linear(table.weight(), Optional.empty()));
        }
    }

    record Two(Linear first, Linear second) implements Layer {
        static Two create() {
            return new Two(Linear.create(3, 2, RandomKey.of(1)), Linear.create(2, 4, RandomKey.of(2)));
        }
    }

    @Test
    void sharedParametersAreSavedOnce(@TempDir Path folder) throws IOException {
        Tied saved = Tied.create(1), loaded = Tied.create(2);
        StateFile.save(saved, folder.resolve("tied"));
        assertEquals(Set.of("table.weight"), Set.copyOf(SafeTensors.read(folder.resolve("tied")).names()));
        StateFile.load(loaded, folder.resolve("tied"));
        assertArrayEquals(saved.table().weight().value().toFloats(), loaded.output().weight().value().toFloats());
    }

    @Test
    void theSameParametersGiveTheSameBytes(@TempDir Path folder) throws IOException {
        StateFile.save(Two.create(), folder.resolve("a"));
        StateFile.save(Two.create(), folder.resolve("b"));
        assertEquals(-1, Files.mismatch(folder.resolve("a"), folder.resolve("b")));
    }

    @Test
    void everythingThatDoesNotFitIsSaidAtOnceAndNothingIsChanged() {
        Two layer = Two.create();
        float[] before = layer.first().weight().value().toFloats();
        var tensors = StateFile.tensors(Two.create());
        tensors.remove("second.bias");
        tensors.put("third.weight", Tensor.of(1f));
        tensors.put("first.bias", Tensor.zeros(Shape.of(5)));
        tensors.put("first.weight", Tensor.zeros(Shape.of(2, 3)));
        assertEquals("load: the tensors are not those of this layer; missing: second.bias; extra: third.weight; "
                        + "wrong shape: first.bias is (5) and must be (2)",
                assertThrows(IllegalArgumentException.class, () -> StateFile.load(layer, tensors)).getMessage());
        assertArrayEquals(before, layer.first().weight().value().toFloats());
    }
}

package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import fovea.nn.contract.LayerContract;
import org.junit.jupiter.api.Test;

/// Every layer of the module has a test class of its name that keeps the [LayerContract].
class LayerRollCallTest {

    @Test
    void everyLayerHasATestThatKeepsTheContract() throws IOException, URISyntaxException {
        List<Class<?>> layers = layers();
        assertTrue(layers.contains(Linear.class), "the search must find Linear");
        assertEquals(List.of(), layers.stream().filter(layer -> !isTested(layer)).map(Class::getName).toList(),
                "layers without a test class of their name that implements LayerContract");
    }

    private static List<Class<?>> layers() throws IOException, URISyntaxException {
        Path classes = Path.of(Layer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .<Class<?>>map(name -> named(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> type.isRecord() && Layer.class.isAssignableFrom(type))
                    .filter(type -> Modifier.isPublic(type.getModifiers())).toList();
        }
    }

    private static boolean isTested(Class<?> layer) {
        try {
            return LayerContract.class.isAssignableFrom(Class.forName(layer.getName() + "Test"));
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}

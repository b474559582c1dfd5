package fovea.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Tests run as users do: on the module path, where a plain `requires` brings the Vector API along.
final class ModuleTest {

    @Test
    void coreIsANamedModule() {
        assertEquals("fovea.core", ShapeException.class.getModule().getName());
    }

    @Test
    void theVectorModuleIsResolved() {
        assertTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    }
}

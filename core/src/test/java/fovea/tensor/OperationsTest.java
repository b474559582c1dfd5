package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// The roll call: whoever adds an operation adds a specimen of it.
class OperationsTest {

    /// Families whose methods read a tensor or ask for its gradients, and so have no slope themselves.
    private static final Set<Class<?>> NO_OPERATIONS = Set.of(Conversion.class, Differentiation.class);

    @Test
    void everyOperationHasASpecimenAndEverySpecimenAnOperation() {
        Set<String> operations = families().flatMap(family -> Arrays.stream(family.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(OperationsTest::signature).collect(Collectors.toCollection(TreeSet::new));
        Set<String> specimens = OperationsProperties.SPECIMENS.stream().map(Specimen::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), without(operations, specimens), "no gradient check for");
        assertEquals(Set.of(), without(specimens, operations), "no such operation:");
    }

    /// All interfaces that a tensor is made of and that hold operations.
    private static Stream<Class<?>> families() {
        return Stream.of(Self.class.getPermittedSubclasses())
                .flatMap(family -> Stream.concat(Stream.of(family), Stream.of(family.getPermittedSubclasses())))
                .filter(Class::isInterface).filter(family -> !NO_OPERATIONS.contains(family)).distinct();
    }

    private static String signature(Method method) {
        String[] types = Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toArray(String[]::new);
        if (method.isVarArgs())
            types[types.length - 1] = types[types.length - 1].replace("[]", "...");
        return method.getName() + "(" + String.join(", ", types) + ")";
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}

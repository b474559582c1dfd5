package fovea.nn;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

import fovea.tensor.Parameter;

/// Finds the parameters of a layer by walking its record components.
final class ParameterTree {

    private final SequencedMap<String, Parameter> found = new LinkedHashMap<>();
    private final Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ParameterTree() {}

    static SequencedMap<String, Parameter> of(Layer layer) {
        var tree = new ParameterTree();
        tree.visit("", layer);
        return Collections.unmodifiableSequencedMap(tree.found);
    }

    private void visit(String path, Object part) {
        switch (part) {
            case Parameter parameter when seen.add(parameter) -> found.put(path, parameter);
            case Record record -> components(record).forEach((name, child) -> visit(join(path, name), child));
            case Optional<?> optional -> optional.ifPresent(child -> visit(path, child));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++)
                    visit(join(path, Integer.toString(i)), list.get(i));
            }
            default -> {}
        }
    }

    private static Map<String, Object> components(Record record) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents())
            components.put(component.getName(), read(record, component));
        return components;
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException | RuntimeException e) {
            Class<?> type = record.getClass();
            throw new IllegalStateException("parameters: cannot read %s.%s; make the record public in an exported package, or write `opens %s to fovea.nn;` in module %s"
                    .formatted(type.getSimpleName(), component.getName(), type.getPackageName(), type.getModule().getName()), e);
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

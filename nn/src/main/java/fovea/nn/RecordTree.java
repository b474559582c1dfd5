package fovea.nn;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;

import fovea.tensor.Parameter;

/// Walks what a layer is made of: the components of records, and what stands in lists and optionals of them.
final class RecordTree {

    private RecordTree() {}

    /// Shows every part with its path, a whole before its parts; the root's path is empty.
    static void walk(Object root, BiConsumer<String, Object> visitor) {
        visit("", root, visitor);
    }

    private static void visit(String path, Object part, BiConsumer<String, Object> visitor) {
        visitor.accept(path, part);
        children(part).forEach((name, child) -> visit(join(path, name), child, visitor));
    }

    /// The parts of a part by name; the one in an optional has the optional's own, which is written as an empty name.
    static SequencedMap<String, Object> children(Object part) {
        SequencedMap<String, Object> children = new LinkedHashMap<>();
        switch (part) {
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents())
                    children.put(component.getName(), read(record, component));
            }
            case Optional<?> optional -> optional.ifPresent(child -> children.put("", child));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++)
                    children.put(Integer.toString(i), list.get(i));
            }
            default -> {}
        }
        return children;
    }

    /// The parameters of a layer that belong to none of the layers in it.
    static SequencedMap<String, Parameter> own(Layer layer) {
        SequencedMap<String, Parameter> own = new LinkedHashMap<>();
        collect("", layer, own);
        return own;
    }

    private static void collect(String path, Object part, Map<String, Parameter> own) {
        children(part).forEach((name, child) -> {
            if (child instanceof Parameter parameter)
                own.put(join(path, name), parameter);
            else if (!(child instanceof Layer))
                collect(join(path, name), child, own);
        });
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException | RuntimeException e) {
            Class<?> type = record.getClass();
            throw new IllegalStateException(("parameters: cannot read %s.%s; make the record public in an exported "
                    + "package, or write `opens %s to fovea.nn;` in module %s").formatted(type.getSimpleName(),
                    component.getName(), type.getPackageName(), type.getModule().getName()), e);
        }
    }
}

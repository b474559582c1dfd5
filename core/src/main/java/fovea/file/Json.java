package fovea.file;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// A JSON value, read strictly (RFC 8259) and written without spaces.
///
/// ```java
/// Json run = Json.parse(bytes, "run.json");
/// run.field("seed").whole();
/// ```
///
/// Reading refuses what a careful writer never writes: a name twice in one object, ill-formed UTF-8, nesting deeper
/// than 64, numbers of more than 64 characters, anything after the value.
public sealed interface Json {

    /// Text.
    ///
    /// @param value the characters, unescaped
    record Text(String value) implements Json {
        @Override
        public String toString() {
            return quoted(value);
        }
    }

    /// A number, kept as it is written, so that no digit is lost.
    ///
    /// @param written such as `42` or `-1.5e3`
    record Numeral(String written) implements Json {
        @Override
        public String toString() {
            return written;
        }
    }

    /// True or false.
    ///
    /// @param value which
    record Truth(boolean value) implements Json {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /// `null`.
    record Nothing() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    /// An array.
    ///
    /// @param items in order
    record Items(List<Json> items) implements Json {
        @Override
        public String toString() {
            return items.stream().map(Json::toString).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /// An object.
    ///
    /// @param fields by name, in order
    record Fields(SequencedMap<String, Json> fields) implements Json {
        @Override
        public String toString() {
            return fields.entrySet().stream().map(field -> quoted(field.getKey()) + ":" + field.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    /// Reads one value from UTF-8; `source` names it in errors.
    ///
    /// @throws FileFormatException if it is not strict JSON
    static Json parse(byte[] utf8, String source) throws FileFormatException {
        var reader = new JsonReader(utf8, source);
        Json value = read(reader);
        reader.end();
        return value;
    }

    /// Reads one value from text; `source` names it in errors.
    ///
    /// @throws FileFormatException if it is not strict JSON
    static Json parse(String text, String source) throws FileFormatException {
        return parse(text.getBytes(StandardCharsets.UTF_8), source);
    }

    /// The text as JSON writes it: in quotes, with control characters escaped (also those that JSON would allow).
    static String quoted(String text) {
        var written = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\')
                written.append('\\').append(c);
            else if (Character.isISOControl(c) || Character.isSurrogate(c) && !isPaired(text, i))
                written.append("\\u%04x".formatted((int) c));
            else
                written.append(c);
        }
        return written.append('"').toString();
    }

    /// The text.
    ///
    /// @throws IllegalArgumentException if this is something else
    default String text() {
        if (this instanceof Text(String value))
            return value;
        throw expected("text");
    }

    /// The number.
    ///
    /// @throws IllegalArgumentException if this is something else
    default double number() {
        if (this instanceof Numeral(String written))
            return Double.parseDouble(written);
        throw expected("a number");
    }

    /// The number, which is whole and fits 64 bits.
    ///
    /// @throws IllegalArgumentException if this is something else
    default long whole() {
        if (this instanceof Numeral(String written) && isWhole(written))
            return Long.parseLong(written);
        throw expected("a whole number");
    }

    /// Whether it is true.
    ///
    /// @throws IllegalArgumentException if this is neither true nor false
    default boolean truth() {
        if (this instanceof Truth(boolean value))
            return value;
        throw expected("true or false");
    }

    /// The array's items.
    ///
    /// @throws IllegalArgumentException if this is something else
    default List<Json> items() {
        if (this instanceof Items(var items))
            return items;
        throw expected("an array");
    }

    /// The object's fields, in order.
    ///
    /// @throws IllegalArgumentException if this is something else
    default SequencedMap<String, Json> fields() {
        if (this instanceof Fields(var fields))
            return fields;
        throw expected("an object");
    }

    /// The object's field of this name.
    ///
    /// @throws IllegalArgumentException if this is no object, or has no such field
    default Json field(String name) {
        Json field = fields().get(name);
        if (field == null)
            throw new IllegalArgumentException("json: there is no field %s among %s".formatted(
                    quoted(name), FileFormatException.shown(String.join(", ", fields().keySet()))));
        return field;
    }

    private IllegalArgumentException expected(String kind) {
        String got = switch (this) {
            case Fields _ -> "an object";
            case Items _ -> "an array";
            default -> FileFormatException.shown(toString());
        };
        return new IllegalArgumentException("json: %s is expected; got %s".formatted(kind, got));
    }

    private static Json read(JsonReader reader) throws FileFormatException {
        return switch (reader.peek()) {
            case '{' -> {
                SequencedMap<String, Json> fields = new LinkedHashMap<>();
                reader.object(name -> fields.put(name, read(reader)));
                yield new Fields(Collections.unmodifiableSequencedMap(fields));
            }
            case '[' -> {
                List<Json> items = new ArrayList<>();
                reader.array(_ -> items.add(read(reader)));
                yield new Items(Collections.unmodifiableList(items));
            }
            case '"' -> new Text(reader.string());
            case 't' -> word(reader, new Truth(true));
            case 'f' -> word(reader, new Truth(false));
            case 'n' -> word(reader, new Nothing());
            default -> new Numeral(reader.number());
        };
    }

    private static boolean isWhole(String written) {
        return written.matches("-?[0-9]{1,19}") && new BigInteger(written).bitLength() < Long.SIZE;
    }

    private static Json word(JsonReader reader, Json value) throws FileFormatException {
        reader.word(value.toString());
        return value;
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}

package fovea.file;

import java.util.Arrays;

/// The elements a file may hold, by their names in the header.
enum Element {
    F64(8), F32(4), F16(2), BF16(2), I64(8), I32(4), I16(2), I8(1), U64(8), U32(4), U16(2), U8(1), BOOL(1);

    /// How many bytes an element takes in the file.
    final int width;

    Element(int width) {
        this.width = width;
    }

    static Element named(String name, String where) throws FileFormatException {
        for (Element element : values())
            if (element.name().equals(name))
                return element;
        throw new FileFormatException(where, "the dtype must be one of %s; got %s",
                Arrays.toString(values()), FileFormatException.shown(name));
    }

    /// How many bytes an element takes in memory: whole numbers become int, halves become float.
    int widthInMemory() {
        return switch (this) {
            case F64 -> 8;
            case F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8 -> 4;
            case BOOL -> 1;
        };
    }
}

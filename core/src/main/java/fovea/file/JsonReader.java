package fovea.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// Reads JSON strictly (RFC 8259), value by value, straight from its bytes.
///
/// The caller says what it expects next; anything else is refused where it stands, so that nothing is kept of a file
/// that will not do. Beyond the RFC: names in an object differ, text is well-formed UTF-8 without half surrogates,
/// nesting and the length of numbers are limited.
final class JsonReader {

    /// Deeper nesting is refused, so that recursion stays far from the stack's end.
    static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 64;

    /// What is done with each member of an object; it reads the value.
    @FunctionalInterface
    interface Member {
        void at(String name) throws FileFormatException;
    }

    /// What is done with each item of an array; it reads the value.
    @FunctionalInterface
    interface Item {
        void at(int index) throws FileFormatException;
    }

    private final byte[] bytes;
    private final String source;
    private int at;
    private int depth;

    JsonReader(byte[] bytes, String source) {
        this.bytes = bytes;
        this.source = source;
    }

    /// Reads an object, calling `member` for each name.
    void object(Member member) throws FileFormatException {
        Set<String> names = new HashSet<>();
        enter('{');
        for (int i = 0; !leave('}', i); i++) {
            String name = string();
            if (!names.add(name))
                throw broken("the name %s comes twice", FileFormatException.shown(name));
            expect(':');
            member.at(name);
        }
    }

    /// Reads an array, calling `item` for each index.
    void array(Item item) throws FileFormatException {
        enter('[');
        for (int i = 0; !leave(']', i); i++)
            item.at(i);
    }

    /// Reads a string.
    String string() throws FileFormatException {
        expect('"');
        int start = at;
        while (peekInside() != '"' && peekInside() != '\\')
            at++;
        if (peekInside() == '"')
            return utf8(start, at++);
        var text = new StringBuilder(utf8(start, at));
        while (peekInside() != '"')
            piece(text);
        at++;
        checkSurrogates(text);
        return text.toString();
    }

    /// Reads a whole number, written with digits only, from 0 to 2⁶³ − 1.
    long wholeNumber() throws FileFormatException {
        int start = skipSpace();
        String written = number();
        if (!written.chars().allMatch(c -> c >= '0' && c <= '9'))
            throw broken(start, "plain digits of a whole number are expected; got %s", written);
        try {
            return Long.parseLong(written);
        } catch (NumberFormatException tooLarge) {
            throw broken(start, "%s is too large a number", written);
        }
    }

    /// Reads a number and returns it as written.
    String number() throws FileFormatException {
        int start = skipSpace();
        skip('-');
        if (!skip('0'))
            digits();
        if (skip('.'))
            digits();
        if (skip('e') || skip('E')) {
            if (!skip('+'))
                skip('-');
            digits();
        }
        if (at - start > LONGEST_NUMBER)
            throw broken(start, "a number has at most %d characters; this has %d", LONGEST_NUMBER, at - start);
        return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    }

    /// Reads exactly this word: `true`, `false` or `null`.
    void word(String word) throws FileFormatException {
        int start = skipSpace();
        for (int i = 0; i < word.length(); i++)
            if (!skip(word.charAt(i)))
                throw broken(start, word + " is expected");
    }

    /// The first character of the next value; 0 at the end.
    char peek() {
        skipSpace();
        return at < bytes.length ? (char) (bytes[at] & 0xFF) : 0;
    }

    /// Checks that nothing but white space is left.
    void end() throws FileFormatException {
        if (peek() != 0 || at < bytes.length)
            throw broken("nothing may follow");
    }

    FileFormatException broken(String rule, Object... details) {
        return broken(at, rule, details);
    }

    private FileFormatException broken(int place, String rule, Object... details) {
        return new FileFormatException("%s, JSON, byte %d".formatted(source, place), rule, details);
    }

    private void enter(char open) throws FileFormatException {
        expect(open);
        if (++depth > DEEPEST)
            throw broken("values are nested at most %d deep", DEEPEST);
    }

    private boolean leave(char close, int index) throws FileFormatException {
        if (peek() == close) {
            at++;
            depth--;
            return true;
        }
        if (index > 0)
            expect(',');
        return false;
    }

    private void expect(char c) throws FileFormatException {
        if (peek() != c || at == bytes.length)
            throw broken("%s is expected; got %s", c, at == bytes.length ? "the end"
                    : FileFormatException.shown(Character.toString(bytes[at] & 0xFF)));
        at++;
    }

    private int skipSpace() {
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r'))
            at++;
        return at;
    }

    private boolean skip(char c) {
        if (at == bytes.length || bytes[at] != c)
            return false;
        at++;
        return true;
    }

    private void digits() throws FileFormatException {
        int start = at;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9')
            at++;
        if (at == start)
            throw broken("a digit is expected");
    }

    /// The byte at hand, inside a string.
    private int peekInside() throws FileFormatException {
        if (at == bytes.length)
            throw broken("a string is not closed");
        if (bytes[at] >= 0 && bytes[at] < 0x20)
            throw broken("control characters in a string are written as escapes");
        return bytes[at];
    }

    /// Reads an escape, or all that stands before the next escape or the end.
    private void piece(StringBuilder text) throws FileFormatException {
        int start = at;
        if (skip('\\'))
            text.append(escaped());
        else {
            while (peekInside() != '"' && peekInside() != '\\')
                at++;
            text.append(utf8(start, at));
        }
    }

    private char escaped() throws FileFormatException {
        int c = peekInside();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> fourHexDigits();
            default -> throw broken(at - 1, "no such escape");
        };
    }

    private char fourHexDigits() throws FileFormatException {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = Character.digit(peekInside(), 16);
            if (digit < 0)
                throw broken("four hexadecimal digits follow \\u");
            value = 16 * value + digit;
        }
        return (char) value;
    }

    private void checkSurrogates(CharSequence text) throws FileFormatException {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
            throw broken("half a surrogate pair stands alone");
    }

    private String utf8(int from, int to) throws FileFormatException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
        } catch (CharacterCodingException e) {
            throw broken(from, "a string is not well-formed UTF-8");
        }
    }
}

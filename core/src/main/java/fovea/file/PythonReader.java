package fovea.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads the one Python literal that a `.npy` header is, character by character; nothing is evaluated.
///
/// ```text
///     dict   = "{" [ text ":" value { "," text ":" value } [ "," ] ] "}"
///     value  = text | "True" | "False" | tuple
///     tuple  = "(" [ whole { "," whole } [ "," ] ] ")"          a single whole needs its comma: (3,)
///     text   = "'" … "'" | '"' … '"'                            printable, without backslashes
///     whole  = digit { digit } [ "L" ]                          Python 2 wrote longs with an L
/// ```
final class PythonReader {

    private static final int LONGEST_NUMBER = 18;

    private final String text;
    private final String where;
    private int at;

    PythonReader(String text, String where) {
        this.text = text;
        this.where = where;
    }

    /// The dictionary that the whole text is, spaces around it aside.
    ///
    /// @throws FileFormatException if it is anything else
    SequencedMap<String, Object> dictionary() throws FileFormatException {
        SequencedMap<String, Object> found = new LinkedHashMap<>();
        take('{');
        while (!ahead('}')) {
            String key = quoted();
            take(':');
            if (found.put(key, value(key)) != null)
                throw broken("the key %s comes twice", FileFormatException.shown(key));
            if (!ahead('}'))
                take(',');
        }
        take('}');
        if (next() != 0)
            throw broken("nothing may follow the dictionary");
        return found;
    }

    private Object value(String key) throws FileFormatException {
        return switch (next()) {
            case '\'', '"' -> quoted();
            case '(' -> tuple();
            case 'T' -> word("True", true);
            case 'F' -> word("False", false);
            case '[' -> throw broken(
                    "%s is a list, as structured arrays have it; only arrays of plain numbers are read",
                    FileFormatException.shown(key));
            default -> throw broken("text, True, False or a tuple of whole numbers is expected");
        };
    }

    private List<Long> tuple() throws FileFormatException {
        List<Long> numbers = new ArrayList<>();
        take('(');
        while (!ahead(')')) {
            if (numbers.size() == Entry.HIGHEST_RANK)
                throw broken("an array has at most %d axes", Entry.HIGHEST_RANK);
            numbers.add(whole());
            if (!ahead(')') || numbers.size() == 1)
                take(',');
        }
        take(')');
        return numbers;
    }

    private long whole() throws FileFormatException {
        next();
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9')
            at++;
        if (at == start || at - start > LONGEST_NUMBER)
            throw broken("a whole number of 1 to %d digits is expected", LONGEST_NUMBER);
        long number = Long.parseLong(text, start, at, 10);
        if (at < text.length() && text.charAt(at) == 'L')
            at++;
        return number;
    }

    private String quoted() throws FileFormatException {
        char mark = next();
        if (mark != '\'' && mark != '"')
            throw broken("text in quotes is expected");
        int start = ++at;
        for (; at < text.length() && text.charAt(at) != mark; at++)
            if (text.charAt(at) == '\\' || Character.isISOControl(text.charAt(at)))
                throw broken("text holds printable characters, and no backslashes");
        if (at == text.length())
            throw broken("text must end with %s", mark);
        return text.substring(start, at++);
    }

    private boolean word(String word, boolean value) throws FileFormatException {
        if (!text.startsWith(word, at))
            throw broken("%s is expected", word);
        at += word.length();
        return value;
    }

    private boolean ahead(char mark) {
        return next() == mark;
    }

    private void take(char mark) throws FileFormatException {
        if (next() != mark)
            throw broken("%s is expected", mark);
        at++;
    }

    /// The next character that is no space, or 0 at the end.
    private char next() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n'))
            at++;
        return at < text.length() ? text.charAt(at) : 0;
    }

    private FileFormatException broken(String rule, Object... details) {
        String got = at == text.length() ? "the end"
                : FileFormatException.shown(text.substring(at, Math.min(text.length(), at + 20)));
        return new FileFormatException("%s, header, character %d".formatted(where, at),
                rule.formatted(details).replace("%", "%%") + "; got %s", got);
    }
}

package fovea.examples.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// A [Vocabulary] as a text file: one token a line, the first four special, in the order of their numbers.
///
/// A space in front is part of a token and stands there as it is; a backslash, a control character, and whatever a
/// person could not see are written `\\` and `\x{…}` (`·und` with a soft hyphen: `\x{AD}und`). The file may come from
/// others: nothing is read before its size is known to be modest, and each fault is told with its line.
public final class VocabularyFile {
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_TOKENS = 2_000_000;
    private static final int LONGEST_TOKEN = 1 << 16;

    private VocabularyFile() {}

    /// Writes a vocabulary, over any file that is there.
    public static void save(Vocabulary vocabulary, Path file) throws IOException {
        Files.write(file, text(vocabulary).getBytes(StandardCharsets.UTF_8));
    }

    /// What [#save] writes, for who wants to write it in their own way.
    public static String text(Vocabulary vocabulary) {
        var text = new StringBuilder();
        vocabulary.tokens().forEach(token -> text.append(escape(token)).append('\n'));
        return text.toString();
    }

    /// Reads what [#save] wrote.
    ///
    /// @throws CorpusException if the file is no vocabulary, or too large for one
    public static Vocabulary load(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES)
            throw new CorpusException("%s: a vocabulary of at most %,d bytes was expected; got %,d"
                    .formatted(name, MOST_BYTES, bytes));
        try (var stream = Files.newInputStream(file)) {
            return parse(Utf8.decode(stream.readNBytes(MOST_BYTES), name), name);
        }
    }

    private static Vocabulary parse(String text, String name) {
        var tokens = new ArrayList<String>();
        int line = 0;
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            if (end < 0) throw fault(name, line + 1, "the last line has no end; is the file cut short?");
            tokens.add(token(text.substring(at, end), name, ++line));
            at = end + 1;
        }
        return checked(tokens, name);
    }

    private static String token(String escaped, String name, int line) {
        if (escaped.isEmpty()) throw fault(name, line, "a token is empty");
        if (escaped.length() > LONGEST_TOKEN) throw fault(name, line, "a token is longer than " + LONGEST_TOKEN);
        if (line > MOST_TOKENS) throw fault(name, line, "there are more than " + MOST_TOKENS + " tokens");
        try {
            return unescape(escaped);
        } catch (IllegalArgumentException e) {
            throw fault(name, line, e.getMessage());
        }
    }

    private static Vocabulary checked(List<String> tokens, String name) {
        int special = Vocabulary.SPECIAL.size();
        if (tokens.size() < special || !tokens.subList(0, special).equals(Vocabulary.SPECIAL))
            throw fault(name, 1, "the first tokens must be " + String.join(" ", Vocabulary.SPECIAL));
        var seen = new HashSet<String>();
        for (int i = 0; i < tokens.size(); i++)
            if (!seen.add(tokens.get(i))) throw fault(name, i + 1, "a token stands here for the second time");
        return new Vocabulary(tokens.subList(special, tokens.size()));
    }

    private static CorpusException fault(String name, int line, String what) {
        return new CorpusException("%s, line %,d: %s".formatted(name, line, what));
    }

    private static String escape(String token) {
        var escaped = new StringBuilder();
        token.codePoints().forEach(c -> {
            if (c == '\\') escaped.append("\\\\");
            else if (SafeText.isHarmful(c) || c == 0xAD || isOtherSpace(c)) escaped.append("\\x{%X}".formatted(c));
            else escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }

    private static boolean isOtherSpace(int c) {
        return c != ' ' && Character.isSpaceChar(c);
    }

    private static String unescape(String escaped) {
        var token = new StringBuilder();
        for (int at = 0; at < escaped.length(); ) {
            if (escaped.charAt(at) != '\\') {
                token.append(escaped.charAt(at++));
            } else if (escaped.startsWith("\\\\", at)) {
                token.append('\\');
                at += 2;
            } else {
                int end = escaped.startsWith("\\x{", at) ? escaped.indexOf('}', at) : -1;
                if (end < 0) throw new IllegalArgumentException("a backslash must be followed by \\ or x{…}");
                token.appendCodePoint(Integer.parseInt(escaped.substring(at + 3, end), 16));
                at = end + 1;
            }
        }
        return token.toString();
    }
}

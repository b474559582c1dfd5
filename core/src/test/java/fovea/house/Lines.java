package fovea.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rules of style that can be seen without understanding the code: every method lists `line: what is wrong`.
final class Lines {

    static final int WIDTH = 120;
    private static final Pattern IMPORT = Pattern.compile("import (static |module )?([\\w.]+)(\\.\\*)?;");

    private final String text;
    private final List<String> lines;
    private final List<String> wrong = new ArrayList<>();

    Lines(String text) {
        this.text = text;
        this.lines = text.lines().toList();
    }

    List<String> wrong() {
        for (int i = 0; i < lines.size(); i++) {
            spaces(i);
        }
        if (!text.endsWith("\n") || text.endsWith("\n\n")) {
            say(lines.size() - 1, "the file must end with one line break");
        }
        if (text.indexOf('\r') >= 0) {
            say(0, "line breaks must be \\n alone");
        }
        imports();
        return wrong;
    }

    private void spaces(int i) {
        String line = lines.get(i);
        if (line.codePointCount(0, line.length()) > WIDTH) {
            say(i, "has %d columns, at most %d fit".formatted(line.codePointCount(0, line.length()), WIDTH));
        }
        if (line.indexOf('\t') >= 0) {
            say(i, "holds a tab");
        }
        if (!line.equals(line.stripTrailing())) {
            say(i, "ends in spaces");
        }
        if (line.isEmpty() && i > 0 && lines.get(i - 1).isEmpty()) {
            say(i, "is the second empty line in a row");
        }
    }

    /// Static imports first; sorted within each block of lines; none unused, none of everything.
    private void imports() {
        String before = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher found = IMPORT.matcher(lines.get(i));
            if (!found.matches()) {
                continue;
            }
            boolean isStatic = "static ".equals(found.group(1));
            String key = (isStatic ? "0 " : "1 ") + found.group(2);
            boolean sameBlock = lines.get(i - 1).startsWith("import");
            if (found.group(3) != null) {
                say(i, "imports everything; name what is used");
            } else if (!"module ".equals(found.group(1)) && !used(found.group(2))) {
                say(i, "imports what is not used");
            }
            if (!before.isEmpty() && key.charAt(0) < before.charAt(0)) {
                say(i, "is a static import, and these come first");
            } else if (sameBlock && key.charAt(0) > before.charAt(0)) {
                say(i, "wants an empty line between static imports and others");
            } else if (sameBlock && key.compareTo(before) < 0) {
                say(i, "must come before " + before.substring(2));
            }
            before = key;
        }
    }

    private boolean used(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        Pattern word = Pattern.compile("(?<![\\w$])" + Pattern.quote(simple) + "(?![\\w$])");
        return lines.stream().filter(line -> !IMPORT.matcher(line).matches()).anyMatch(word.asPredicate());
    }

    private void say(int line, String what) {
        wrong.add("%d: %s".formatted(line + 1, what));
    }
}

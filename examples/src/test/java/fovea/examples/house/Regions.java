package fovea.examples.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Pieces of source files that documents quote.
///
/// In the source stands `// region NAME` before and `// endregion` after the piece, each on a line of its own; in the
/// document, right above the fence, `<!-- region: path/from/the/root/File.java#NAME -->`. The two must agree to the
/// letter, but for the indentation, which the document leaves out.
final class Regions {

    private static final Pattern BLOCK = Pattern.compile(
            "(?m)(?:^<!-- region: (\\S+)#(\\S+) -->\\n)?^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private Regions() {}

    /// A block of Java in a document: what it says that it quotes (empty if it says nothing), and its text.
    record Block(String file, String name, String text) {}

    /// All blocks of Java in a document.
    static List<Block> blocks(String document) {
        return BLOCK.matcher(document).results().map(Regions::block).toList();
    }

    private static Block block(MatchResult found) {
        boolean named = found.group(1) != null;
        return new Block(named ? found.group(1) : "", named ? found.group(2) : "", found.group(3));
    }

    /// The region `name` of a source file; the lines of regions inside it are left out.
    static String region(String source, String name) {
        var lines = new ArrayList<String>();
        int depth = 0;
        for (String line : source.lines().toList()) {
            String word = line.strip();
            if (word.equals("// endregion")) {
                if (depth == 1) {
                    return String.join("\n", lines).stripIndent() + "\n";
                }
                depth = Math.max(0, depth - 1);
            } else if (word.startsWith("// region ")) {
                depth += depth > 0 || word.equals("// region " + name) ? 1 : 0;
            } else if (depth > 0) {
                lines.add(line);
            }
        }
        throw new AssertionError("no region " + name + " that ends");
    }
}

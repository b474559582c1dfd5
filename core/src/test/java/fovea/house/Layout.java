package fovea.house;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Rules of style about how code lies on the page: four spaces a block, one statement a line.
///
/// A thing that begins its line stands four columns right of the line on which its block opens, or of the line on
/// which what owns the block begins (the two differ where a head is wrapped). What is wrapped inside an expression,
/// and what is aligned in columns, is nobody's business.
final class Layout extends TreePathScanner<Void, Void> {

    private static final int STEP = 4;

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String text;
    private final List<String> wrong = new ArrayList<>();

    Layout(CompilationUnitTree unit, SourcePositions positions, String text) {
        this.unit = unit;
        this.positions = positions;
        this.text = text;
    }

    List<String> wrong() {
        scan(unit, null);
        return wrong;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
        int head = Math.max(start(type), (int) positions.getEndPosition(unit, type.getModifiers()));
        int brace = text.indexOf('{', head);
        // A record's components count as members, too, but stand before the brace.
        var members = type.getMembers().stream().filter(member -> start(member) > brace).toList();
        within(members, indents(brace, start(type)));
        closing(type, indents(brace, start(type)));
        return super.visitClass(type, null);
    }

    @Override
    public Void visitBlock(BlockTree block, Void none) {
        var owners = indents(start(block), start(getCurrentPath().getParentPath().getLeaf()));
        within(block.getStatements(), owners);
        closing(block, owners);
        return super.visitBlock(block, null);
    }

    @Override
    public Void visitSwitch(SwitchTree choice, Void none) {
        within(choice.getCases(), indents(start(choice), start(choice)));
        return super.visitSwitch(choice, null);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree choice, Void none) {
        within(choice.getCases(), indents(start(choice), start(choice)));
        return super.visitSwitchExpression(choice, null);
    }

    @Override
    public Void visitCase(CaseTree branch, Void none) {
        if (branch.getStatements() != null) {
            within(branch.getStatements(), indents(start(branch), start(branch)));
        }
        return super.visitCase(branch, null);
    }

    /// Checks what stands directly in one block, whose surroundings have one of the indentations `outer`.
    private void within(List<? extends Tree> things, Set<Integer> outer) {
        for (int i = 0; i < things.size(); i++) {
            int at = start(things.get(i));
            if (at < 0) {
                continue;
            }
            if (beginsLine(at) && !outer.contains(column(at) - STEP)) {
                say(at, "stands in column %d, four spaces a block would be %s".formatted(column(at), deeper(outer)));
            }
            if (i > 0 && !beginsLine(at) && !mayFollow(things.get(i - 1), things.get(i))) {
                say(at, "begins a second statement on its line, unlike the first");
            }
        }
    }

    /// Whether two things may share a line: the names of one declaration (`int m = 2, k = 3`, which begin at the same
    /// place), constants of an enum, short cases, and the columns of a repeated formula (`c0 = f(b0);  c1 = f(b1);`).
    private boolean mayFollow(Tree first, Tree second) {
        return start(first) == start(second) || second instanceof CaseTree || isConstant(second)
                || head(first).equals(head(second));
    }

    /// How a statement begins, up to its first parenthesis or equals sign and without digits.
    private String head(Tree statement) {
        return text.substring(start(statement), end(statement)).split("[(=]", 2)[0].replaceAll("\\d", "");
    }

    private void closing(Tree block, Set<Integer> outer) {
        int at = end(block) - 1;
        if (at >= 0 && text.charAt(at) == '}' && beginsLine(at) && !outer.contains(column(at))) {
            say(at, "closes a block in column %d that opened in %s".formatted(column(at), outer));
        }
    }

    private static List<Integer> deeper(Set<Integer> outer) {
        return outer.stream().map(column -> column + STEP).sorted().toList();
    }

    /// Constants of an enum may share a line.
    private boolean isConstant(Tree thing) {
        return thing.getKind() == Tree.Kind.VARIABLE && text.charAt(Math.max(0, end(thing) - 1)) != ';';
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    private long line(int at) {
        return unit.getLineMap().getLineNumber(at);
    }

    /// The number of characters before `at` on its line.
    private int column(int at) {
        return at - (text.lastIndexOf('\n', at - 1) + 1);
    }

    private boolean beginsLine(int at) {
        return text.substring(text.lastIndexOf('\n', at - 1) + 1, at).isBlank();
    }

    /// How far the line of `at` is indented.
    private int indent(int at) {
        int begin = text.lastIndexOf('\n', at - 1) + 1;
        int i = begin;
        while (text.charAt(i) == ' ') {
            i++;
        }
        return i - begin;
    }

    private Set<Integer> indents(int opening, int owner) {
        return new TreeSet<>(List.of(indent(opening), indent(owner)));
    }

    private void say(int at, String what) {
        wrong.add("%d: %s".formatted(line(at), what));
    }
}

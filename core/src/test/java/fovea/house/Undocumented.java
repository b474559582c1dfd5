package fovea.house;

import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PROTECTED;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;

/// Public types, methods and fields of one file that have no doc comment.
///
/// The compiler's own check wants a `@param` for every name as well, which says nothing that the first sentence and
/// the formula have not said; so it is switched off, and this one asks for the comment alone. What overrides
/// inherits its comment, and a record's canonical constructor has that of the record.
final class Undocumented extends TreePathScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final List<String> found = new ArrayList<>();

    Undocumented(CompilationUnitTree unit, DocTrees trees) {
        this.unit = unit;
        this.trees = trees;
    }

    List<String> found() {
        scan(unit, null);
        return found;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
        if (!isOpen(type.getModifiers())) {
            return null;
        }
        expect(type, type.getSimpleName());
        return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
        boolean overrides = method.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
        if (isOpen(method.getModifiers()) && !overrides && !isCanonical(method)) {
            expect(method, method.getName());
        }
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void none) {
        if (isOpen(field.getModifiers())) {
            expect(field, field.getName());
        }
        return null;
    }

    /// Public or protected, or a member of an interface, where nothing has to say so.
    private boolean isOpen(ModifiersTree modifiers) {
        var flags = modifiers.getFlags();
        boolean inInterface = owner() != null && owner().getKind() == Tree.Kind.INTERFACE
                && !flags.contains(PRIVATE);
        return flags.contains(PUBLIC) || flags.contains(PROTECTED) || inInterface;
    }

    private boolean isCanonical(MethodTree method) {
        return method.getReturnType() == null && owner().getKind() == Tree.Kind.RECORD
                && method.getParameters().size() == owner().getMembers().stream().filter(this::isComponent).count();
    }

    private boolean isComponent(Tree member) {
        return member instanceof VariableTree field
                && !field.getModifiers().getFlags().contains(STATIC);
    }

    /// The type around the thing being visited.
    private ClassTree owner() {
        return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type ? type : null;
    }

    private void expect(Tree thing, CharSequence name) {
        if (trees.getDocComment(getCurrentPath()) == null) {
            long at = trees.getSourcePositions().getStartPosition(unit, thing);
            found.add("%d: %s has no doc comment".formatted(unit.getLineMap().getLineNumber(at), name));
        }
    }
}

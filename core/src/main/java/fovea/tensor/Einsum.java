package fovea.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import fovea.shape.Shape;

/// Sums of products, two operands at a time.
///
/// Of two operands, a label is shared by both and wanted later (a *stack* of products), shared and not wanted (what is
/// *summed*), or one's own (*free*). Each operand becomes a stack of matrices, and the pair one matrix product:
///
/// ```text
///     (stack, free a, summed) · (stack, summed, free b) → (stack, free a, free b)
/// ```
///
/// Which two come first is decided greedily: the pair whose product is smallest, compared with what it replaces.
///   Smith and Gray 2018, opt_einsum
final class Einsum {

    private static final int ONE = 0;                          // a label of size 1 that no equation has

    private final Map<Integer, Integer> sizes;
    private final List<Integer> output;
    private final List<Term> terms = new ArrayList<>();

    /// An operand with a label for each axis, none twice.
    private record Term(Tensor x, List<Integer> labels) {

        Term without(List<Integer> summed) {
            int[] axes = summed.stream().mapToInt(labels::indexOf).toArray();
            List<Integer> rest = labels.stream().filter(label -> !summed.contains(label)).toList();
            return axes.length == 0 ? this : new Term(x.sum(axes), rest);
        }

        Tensor ordered(List<Integer> order) {
            return labels.equals(order) ? x : x.permute(order.stream().mapToInt(labels::indexOf).toArray());
        }
    }

    private Einsum(Equation equation, Tensor... operands) {
        this.sizes = equation.sizes();
        this.output = equation.output();
        for (int i = 0; i < operands.length; i++)
            terms.add(distinct(operands[i], equation.operands().get(i)));
    }

    static Tensor of(String equation, Tensor... operands) {
        for (Tensor operand : operands)
            DType.same("einsum", operands[0], operand);
        return new Einsum(Equation.parse(equation, Stream.of(operands).map(Tensor::shape).toList()), operands).result();
    }

    private Tensor result() {
        for (int i = 0; i < terms.size(); i++)
            terms.set(i, summedAlone(i));
        while (terms.size() > 1)
            contractBestPair();
        return terms.getFirst().ordered(output);
    }

    /// Each label once: of a label that stands twice, the diagonal; of one that stretches, nothing, for a product
    /// stretches by itself.
    private Term distinct(Tensor operand, List<Integer> given) {
        Tensor x = operand;
        List<Integer> labels = new ArrayList<>(given);
        for (int axis = labels.size() - 1; axis >= 0; axis--)
            if (x.size(axis) == 1 && sizes.get(labels.get(axis)) != 1) {
                x = x.squeeze(axis);
                labels.remove(axis);
            }
        for (int axis = labels.size() - 1; axis >= 0; axis--) {
            int first = labels.indexOf(labels.get(axis));
            if (first == axis)
                continue;
            x = x.moveAxis(axis, -1).moveAxis(first, -1).diagonal(0);
            labels.add(labels.remove(axis));
            labels.remove(first);
        }
        return new Term(x, labels);
    }

    // ---- one after the other

    /// A term without the labels that nobody else knows and that are not wanted.
    private Term summedAlone(int i) {
        Set<Integer> wanted = wanted(i, i);
        return terms.get(i).without(terms.get(i).labels.stream().filter(label -> !wanted.contains(label)).toList());
    }

    /// All labels of the result and of the other terms.
    private Set<Integer> wanted(int i, int j) {
        Set<Integer> wanted = new HashSet<>(output);
        for (int other = 0; other < terms.size(); other++)
            if (other != i && other != j)
                wanted.addAll(terms.get(other).labels);
        return wanted;
    }

    private void contractBestPair() {
        int left = 0, right = 1;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < terms.size(); i++)
            for (int j = i + 1; j < terms.size(); j++) {
                double growth = growth(i, j);
                if (growth < best) {
                    best = growth;
                    left = i;
                    right = j;
                }
            }
        Term product = product(terms.get(left), terms.get(right), wanted(left, right));
        terms.remove(right);
        terms.set(left, product);
    }

    /// How many more elements the product of two terms has than they.
    private double growth(int i, int j) {
        Set<Integer> wanted = wanted(i, j), all = new HashSet<>(terms.get(i).labels);
        all.addAll(terms.get(j).labels);
        all.retainAll(wanted);
        return volume(all) - volume(terms.get(i).labels) - volume(terms.get(j).labels);
    }

    private double volume(Iterable<Integer> labels) {
        double volume = 1;
        for (int label : labels)
            volume *= sizes.get(label);
        return volume;
    }

    // ---- two at a time

    private Term product(Term a, Term b, Set<Integer> wanted) {
        List<Integer> shared = a.labels.stream().filter(b.labels::contains).toList();
        List<Integer> stack = shared.stream().filter(wanted::contains).toList();
        List<Integer> summed = shared.stream().filter(label -> !wanted.contains(label)).toList();
        List<Integer> ownA = a.labels.stream().filter(label -> !shared.contains(label)).toList();
        List<Integer> ownB = b.labels.stream().filter(label -> !shared.contains(label)).toList();
        List<Integer> labels = joined(stack, ownA, ownB);
        if (ownA.isEmpty() && ownB.isEmpty())
            return new Term(a.ordered(shared).mul(b.ordered(shared)), shared).without(summed);
        if (summed.isEmpty())
            return new Term(a.ordered(joined(stack, ownA)).reshape(sizes(stack, ownA, ones(ownB)))
                    .mul(b.ordered(joined(stack, ownB)).reshape(sizes(stack, ones(ownA), ownB))), labels);
        Tensor left = matrices(a, stack, ownA, summed), right = matrices(b, stack, summed, ownB);
        return new Term(left.matmul(right).reshape(sizes(labels)), labels);
    }

    /// `(stack, rows, columns)`. If the term lies the other way round, it stays so and is marked as transposed.
    private Tensor matrices(Term term, List<Integer> stack, List<Integer> rows, List<Integer> columns) {
        if (term.labels.equals(joined(stack, columns, rows)))
            return matrices(term.x, stack, columns, rows).T();
        return matrices(term.ordered(joined(stack, rows, columns)), stack, rows, columns);
    }

    private Tensor matrices(Tensor x, List<Integer> stack, List<Integer> rows, List<Integer> columns) {
        int m = product(rows), n = product(columns);
        return stack.isEmpty() ? x.reshape(m, n) : x.reshape(product(stack), m, n);
    }

    private int product(List<Integer> labels) {
        return Shape.of(sizes(labels)).volume();
    }

    @SafeVarargs
    private int[] sizes(List<Integer>... labels) {
        return joined(labels).stream().mapToInt(label -> label == ONE ? 1 : sizes.get(label)).toArray();
    }

    private static List<Integer> ones(List<Integer> labels) {
        return labels.stream().map(_ -> ONE).toList();
    }

    @SafeVarargs
    private static List<Integer> joined(List<Integer>... labels) {
        List<Integer> joined = new ArrayList<>();
        for (List<Integer> some : labels)
            joined.addAll(some);
        return joined;
    }
}

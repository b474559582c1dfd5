package fovea.tensor;

import static fovea.arbitraries.Values.ANY;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import fovea.arbitraries.Draw;
import fovea.shape.Shape;

/// Sums of products, evaluated as they are written: for each element of the result, over all values of all other
/// letters.
final class EinsumSpecimens {

    /// Equations, and the same with every axis named: capitals stand for what is under an ellipsis.
    private static final String[][] EQUATIONS = {
        {"ij,jk->ik", "ij,jk->ik"},
        {"ij->ji", "ij->ji"},
        {"ij->", "ij->"},
        {"ii->i", "ii->i"},
        {"ii", "ii->"},
        {"i,j->ij", "i,j->ij"},
        {" b i j , b j k -> b i k ", "bij,bjk->bik"},
        {"bi,bi->b", "bi,bi->b"},
        {"ba", "ba->ab"},
        {"ij,jk,kl->il", "ij,jk,kl->il"},
        {"i,i,i->i", "i,i,i->i"},
        {"iij,j->i", "iij,j->i"},
        {"iijj->j", "iijj->j"},
        {"iii->i", "iii->i"},
        {"ij,kl->jl", "ij,kl->jl"},
        {",ij->ij", ",ij->ij"},
        {"...ij,...jk->...ik", "ABij,Bjk->ABik"},
        {"...i,...i", "Ai,BAi->BA"},
        {"i...->...i", "iAB->ABi"},
        {"…ij->…", "Aij->A"},
        {"i...->i", "iA->i"},
        {"aij,bjk->abik", "aij,bjk->abik"},
        {"bthd,bshd->bhts", "bthd,bshd->bhts"},
        {"bij,bkj,bk->bi", "bij,bkj,bk->bi"},
        {"ab,bc,cd,da->", "ab,bc,cd,da->"}};

    private EinsumSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                new Specimen("einsum(String, Tensor...)", EinsumSpecimens::einsum),
                new Specimen("tensordot(Tensor, int[], int...)", EinsumSpecimens::tensordot),
                new Specimen("kron(Tensor)", EinsumSpecimens::kron));
    }

    private static int size(Draw draw, char letter) {
        int size = draw.below("size of " + letter, 9);
        return size == 0 ? 0 : 1 + size % 3;
    }

    private static Problem einsum(Draw draw) {
        String[] equation = EQUATIONS[draw.below("equation", EQUATIONS.length)];
        String[] sides = equation[1].split("->", -1), terms = sides[0].split(",", -1);
        Shape[] shapes = new Shape[terms.length];
        for (int i = 0; i < terms.length; i++) {
            int operand = i;
            shapes[i] = Shape.of(terms[i].chars().map(letter -> draw.below("stretch " + operand + letter, 6) == 0 ? 1
                    : size(draw, (char) letter)).toArray());
        }
        return Problem.ofMany(draw.tensors(ANY, shapes),
                in -> Contraction.einsum(equation[0], in.toArray(Tensor[]::new)), in -> naive(terms, sides[1], in));
    }

    /// Over all letters, the result's first.
    private static Tensor naive(String[] terms, String output, List<Tensor> in) {
        int[] letters = (output + String.join("", terms)).chars().distinct().toArray();
        int[] sizes = Arrays.stream(letters).map(letter -> size(letter, terms, in)).toArray();
        Shape all = Shape.of(sizes), result = Shape.of(Arrays.copyOf(sizes, output.length()));
        double[] sums = new double[result.volume()];
        for (int i = 0; i < all.volume(); i++) {
            int[] at = Naive.coordinates(all, i);
            double product = 1;
            for (int t = 0; t < terms.length; t++) {
                Tensor x = in.get(t);
                String term = terms[t];
                product *= x.at(IntStream.range(0, term.length()).map(axis -> x.size(axis) == 1 ? 0
                        : at[indexOf(letters, term.charAt(axis))]).toArray());
            }
            sums[i / (all.volume() / result.volume())] += product;
        }
        return Tensor.of(result, sums);
    }

    private static int indexOf(int[] letters, int letter) {
        return IntStream.range(0, letters.length).filter(i -> letters[i] == letter).findFirst().orElseThrow();
    }

    private static int size(int letter, String[] terms, List<Tensor> in) {
        int size = 1;
        for (int t = 0; t < terms.length; t++)
            for (int axis = 0; axis < terms[t].length(); axis++)
                if (terms[t].charAt(axis) == letter && in.get(t).size(axis) != 1)
                    size = in.get(t).size(axis);
        return size;
    }

    private static Problem tensordot(Draw draw) {
        int i = size(draw, 'i'), j = size(draw, 'j'), k = size(draw, 'k'), l = size(draw, 'l');
        return Problem.of(draw.tensors(ANY, Shape.of(i, j, k), Shape.of(k, l, i)),
                (a, b) -> a.tensordot(b, new int[] {-1, 0}, 0, 2),
                (a, b) -> naive(new String[] {"ijk", "kli"}, "jl", List.of(a, b)));
    }

    private static Problem kron(Draw draw) {
        Shape other = Shape.of(draw.order()).rank() == 0 ? Shape.SCALAR : draw.of(draw.shape()).stretchable("other");
        Shape b = other.rank() == draw.shape().rank() ? other : draw.shape();
        int[] sizes = IntStream.range(0, b.rank()).map(axis -> draw.shape().size(axis) * b.size(axis)).toArray();
        return Problem.of(draw.tensors(ANY, draw.shape(), b), Tensor::kron, (x, y) -> Naive.generate(Shape.of(sizes),
                at -> x.at(IntStream.range(0, at.length).map(axis -> at[axis] / b.size(axis)).toArray())
                        * y.at(IntStream.range(0, at.length).map(axis -> at[axis] % b.size(axis)).toArray())));
    }
}

package fovea.tensor;

import static fovea.tensor.Contraction.einsum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// Sums of products by hand, and equations that make no sense.
class EinsumTest {

    /// `[[1 2] [3 4]]`
    private static final Tensor A = Tensor.of(Shape.of(2, 2), 1, 2, 3, 4f);

    private static void value(String expected, Tensor found) {
        assertEquals(expected, found.toString());
    }

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Test
    void lettersSayWhatIsMultipliedAndWhatIsSummed() {
        value("11. () float32", einsum("i,i->", Tensor.of(1f, 2), Tensor.of(3f, 4)));
        value("[[ 7. 10.]\n [15. 22.]] (2, 2) float32", einsum("ij,jk->ik", A, A));
        value("[[ 7. 15.]\n [10. 22.]] (2, 2) float32", einsum("ij,jk->ki", A, A));
        value("[3. 7.] (2) float32", einsum("ij->i", A));
        value("[1. 4.] (2) float32", einsum("ii->i", A));
        value("5. () float32", einsum("ii", A));
        value("[[3. 4.]\n [6. 8.]] (2, 2) float32", einsum("i,j", Tensor.of(1f, 2), Tensor.of(3f, 4)));
        value("[[1. 3.]\n [2. 4.]] (2, 2) float32", einsum("ba", A));
        value("[[ 37.  54.]\n [ 81. 118.]] (2, 2) float32", einsum(" i j , j k , k l -> i l ", A, A, A));
        value("6. () float32", einsum(",", Tensor.scalar(2), Tensor.scalar(3)));
    }

    @Test
    void whatIsUnderAnEllipsisBroadcasts() {
        Tensor stack = Tensor.range(8).reshape(2, 2, 2);
        assertEquals(stack.matmul(A).toString(), einsum("...ij,jk->...ik", stack, A).toString());
        assertEquals(stack.matmul(A).toString(), einsum("...ij,...jk", stack, A).toString());
        assertEquals(stack.sum().toString(), einsum("...->", stack).toString());
        assertEquals(Shape.of(2, 5), einsum("...i,i...->...", Tensor.zeros(Shape.of(2, 1, 3)),
                Tensor.zeros(Shape.of(3, 2, 5))).shape());
    }

    @Test
    void aLongChainIsMultipliedSmallestFirst() {
        Tensor column = Tensor.ones(Shape.of(3000, 1)), row = Tensor.ones(Shape.of(1, 3000));
        value("[[3000.]] (1, 1) float32", einsum("ab,bc,cd,de->ae", row, column, Tensor.ones(Shape.of(1, 1)),
                Tensor.ones(Shape.of(1, 1))));
        value("3000. () float32", einsum("ab,ca,bd->", column, Tensor.ones(Shape.of(1, 3000)),
                Tensor.ones(Shape.of(1, 1))));
    }

    @Test
    void otherProducts() {
        value("[[ 7. 10.]\n [15. 22.]] (2, 2) float32", A.tensordot(A, new int[] {1}, 0));
        value("30. () float32", A.tensordot(A, new int[] {0, 1}, 0, 1));
        value("[ 2.  3. 20. 30.] (4) float32", Tensor.of(1f, 10).kron(Tensor.of(2f, 3)));
        says("tensordot: axis 0 (2) must be as long as axis 0 (3); got (2, 2) and (3)",
                () -> A.tensordot(Tensor.range(3), new int[] {0}, 0));
        says("tensordot: axes come in pairs; got [0] and []; got (2, 2) and (2, 2)",
                () -> A.tensordot(A, new int[] {0}));
        says("kron: both must have the same number of axes; got (2, 2) and (3)", () -> A.kron(Tensor.range(3)));
    }

    @Test
    void equationsThatMakeNoSenseAreNamed() {
        says("einsum \"ij,jk\": it speaks of 2 operands; 1 were given", () -> einsum("ij,jk", A));
        says("einsum \"ijk->i\": operand 0 has 2 axes; \"ijk\" speaks of 3", () -> einsum("ijk->i", A));
        says("einsum \"ij...k->i\": operand 0 has 2 axes; \"ij...k\" speaks of 3", () -> einsum("ij...k->i", A));
        says("einsum \"i1->i\": '1' is no letter from a to z or A to Z", () -> einsum("i1->i", A));
        says("einsum \"ij->k\": 'k' of the result stands in no operand", () -> einsum("ij->k", A));
        says("einsum \"ij->ii\": 'i' may stand only once in the result", () -> einsum("ij->ii", A));
        says("einsum \"...i...->i\": an operand has at most one ellipsis", () -> einsum("...i...->i", A));
        says("einsum \"ij->i->j\": an equation has at most one arrow", () -> einsum("ij->i->j", A));
        says("einsum \"ij,jk->ik\": 'j' has size 2, but 3 in operand 1; got (3, 2)",
                () -> einsum("ij,jk->ik", A, Tensor.zeros(Shape.of(3, 2))));
        says("einsum \"...i,...i->i\": axis -1 under the ellipsis has size 2, but 3 in operand 1; got (3, 2)",
                () -> einsum("...i,...i->i", A, Tensor.zeros(Shape.of(3, 2))));
        says("einsum \"\": it speaks of 1 operands; 0 were given", () -> einsum(""));
        says("einsum: all tensors must have the same dtype; got float32 and float64; convert one with to(DType)",
                () -> einsum("ij,i->i", A, Tensor.of(1.0, 2)));
    }
}

package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import fovea.kernel.Gates;
import fovea.kernel.Threads;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttentiveTest {

    private static final BoolTensor ALL = BoolTensor.of(Shape.SCALAR, true);
    private final int threads = Threads.count();

    @AfterEach
    void asBefore() {
        Threads.use(threads);
    }

    /// A relu cell of width 1 with weight 1, that asks for 2 h, and brings half of what it sees.
    private static Attentive byHand(DType dtype) {
        Tensor one = Tensor.ones(Shape.of(1, 1), dtype);
        var source = Additive.of(Tensor.of(Shape.of(1, 2, 1), -2, 0.0).to(dtype), Tensor.of(1.0).to(dtype),
                Tensor.of(Shape.of(1, 2, 1), 10, 20.0).to(dtype));
        return Attentive.of(Recurrent.of(Gates.RELU, one, Tensor.zeros(Shape.of(1), dtype)), one.mul(2), one.mul(0.5),
                source);
    }

    @Test
    void aStepByHand() {
        // h = 1 asks for 2, which the keys −2 and 0 score tanh 0 and tanh 2; h' = 3 + c / 2 + 1
        for (DType dtype : DType.values()) {
            Tensor x = Tensor.of(Shape.of(1, 1, 1), 3.0).to(dtype), h = Tensor.ones(Shape.of(1, 1), dtype);
            Attentive.Walked walked = byHand(dtype).walk(x, Recurrent.State.of(h), ALL);
            double e = Math.exp(Math.tanh(2)), c = (10 + 20 * e) / (1 + e);
            assertArrayEquals(new double[] {1 / (1 + e), e / (1 + e)}, walked.weights().toDoubles(), 1e-6);
            assertEquals(c, walked.contexts().item(), 1e-5);
            assertEquals(4 + c / 2, walked.outputs().item(), 1e-5);
            assertEquals(4 + c / 2, walked.last().hidden().item(), 1e-5);
        }
    }

    @Test
    void whoSeesNothingWalksOn() {
        Tensor x = Tensor.of(Shape.of(1, 2, 1), 3, 4f), h = Tensor.ones(Shape.of(1, 1));
        Attentive.Walked walked = byHand(DType.FLOAT32).walk(x, Recurrent.State.of(h),
                BoolTensor.of(Shape.SCALAR, false));
        assertArrayEquals(new double[] {4, 8}, walked.outputs().toDoubles());
    }

    @Test
    void noStepsLeaveTheStateAsItIs() {
        Tensor h = Tensor.ones(Shape.of(1, 1));
        for (DType dtype : DType.values()) {
            Attentive.Walked walked = byHand(dtype).walk(Tensor.zeros(Shape.of(1, 0, 1), dtype),
                    Recurrent.State.of(h.to(dtype)), ALL);
            assertEquals(Shape.of(1, 0, 2), walked.weights().shape());
            assertEquals(1, walked.last().hidden().item());
        }
    }

    @Test
    void aResetGateMayStandBeforeTheProduct() {
        // z = ½ and n = tanh(x + c) = tanh 30, as good as 1; h' = ½ + ½ · 0
        Tensor zeros = Tensor.zeros(Shape.of(3, 1)), h = Tensor.zeros(Shape.of(1, 1));
        var source = Additive.of(h.unsqueeze(0), Tensor.of(1f), Tensor.full(Shape.of(1, 1, 1), 30, DType.FLOAT32));
        var cell = Recurrent.resetFirst(zeros, Tensor.zeros(Shape.of(3)));
        var walked = Attentive.of(cell, h, Tensor.of(Shape.of(3, 1), 0, 0, 1f), source)
                .walk(Tensor.zeros(Shape.of(1, 1, 3)), Recurrent.State.of(h), ALL);
        assertEquals(0.5, walked.outputs().item(), 1e-6);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        for (Gates gates : Gates.values()) {
            var problem = new AttentiveProblem(gates, 50, 4, 7, 70, 33, 65, 1);
            List<float[]> one = numbers(1, problem);
            for (int threads : new int[] {2, 3}) {
                List<float[]> many = numbers(threads, problem);
                for (int i = 0; i < one.size(); i++)
                    assertArrayEquals(one.get(i), many.get(i), gates + " " + i);
            }
        }
    }

    private static List<float[]> numbers(int threads, AttentiveProblem problem) {
        Threads.use(threads);
        List<Tensor> in = Arrays.stream(problem.inputs()).map(x -> x.to(DType.FLOAT32).leaf()).toList();
        List<Tensor> out = problem.walked(in);
        Gradients gradients = out.get(0).square().sum().add(out.get(1).sum()).gradients();
        return Stream.concat(out.stream(), in.stream().map(gradients::of)).map(Tensor::toFloats)
                .toList();
    }

    @Test
    void errorsSayWhatIsNeeded() {
        Tensor x = Tensor.zeros(Shape.of(1, 1, 1)), h = Tensor.zeros(Shape.of(1, 1));
        var cell = Recurrent.of(Gates.TANH, h, Tensor.zeros(Shape.of(1)));
        var source = Additive.of(x, Tensor.of(1f), x);
        says("the weights of query and context must be (1, 1) and (1, 1)",
                () -> Attentive.of(cell, x, h, source));
        var walk = Attentive.of(cell, h, h, source);
        says("keys must be (B, S, A), and the mask must stretch to (B, T, S)",
                () -> walk.walk(Tensor.zeros(Shape.of(2, 1, 1)), cell.zeros(2), ALL));
        says("x must be (B, T, 1)", () -> walk.walk(h, cell.zeros(1), ALL));
    }

    private static void says(String words, Runnable body) {
        String message = assertThrows(ShapeException.class, body::run).getMessage();
        assertTrue(message.contains(words), message);
    }
}

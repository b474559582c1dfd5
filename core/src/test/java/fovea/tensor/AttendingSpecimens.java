package fovea.tensor;

import static fovea.arbitraries.Values.ANY;

import java.util.List;

import fovea.arbitraries.Draw;
import fovea.shape.Shape;

/// What attention does in one pass.
final class AttendingSpecimens {

    private AttendingSpecimens() {}

    static List<Specimen> all() {
        return List.of(new Specimen("additiveScores(Tensor, Tensor)", AttendingSpecimens::additiveScores));
    }

    /// Leading axes that broadcast on either side, and sizes of 0.
    private static Problem additiveScores(Draw draw) {
        int T = draw.below("T", 4), S = draw.below("S", 4), A = draw.below("A", 4);
        Shape q = draw.stretchable("q").then(T, A), k = draw.stretchable("k").then(S, A);
        return Problem.ofMany(draw.tensors(ANY, q, k, Shape.of(A)), x -> x.get(0).additiveScores(x.get(1), x.get(2)),
                x -> scores(x.get(0), x.get(1), x.get(2)));
    }

    private static Tensor scores(Tensor q, Tensor k, Tensor v) {
        Shape stack = q.shape().dropLast(2).broadcast("naive", k.shape().dropLast(2));
        int A = v.size(0), last = stack.rank() + 1;
        Tensor wideQ = q.expand(stack.then(q.size(-2), A)), wideK = k.expand(stack.then(k.size(-2), A));
        return Naive.generate(stack.then(q.size(-2), k.size(-2)), at -> {
            double sum = 0;
            for (int a = 0; a < A; a++) {
                int[] query = Naive.with(Naive.without(at, last), last - 1, at[last - 1]);
                int[] key = Naive.with(Naive.without(at, last - 1), last - 1, at[last]);
                double met = wideQ.at(Naive.inserted(query, last, a)) + wideK.at(Naive.inserted(key, last, a));
                sum += v.at(a) * Math.tanh(met);
            }
            return sum;
        });
    }
}

package fovea.tensor;

import static fovea.arbitraries.Values.ANY;
import static fovea.tensor.Naive.with;

import java.util.List;

import fovea.arbitraries.Draw;
import fovea.random.Philox;
import fovea.random.RandomKey;
import fovea.shape.Shape;

/// Contraction and lookup.
final class LookupSpecimens {

    private LookupSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                new Specimen("matmul(Tensor)", LookupSpecimens::matmul),
                new Specimen("linear(Tensor, Tensor)", LookupSpecimens::linear),
                new Specimen("linearRelu(Tensor, Tensor)", LookupSpecimens::linearRelu),
                new Specimen("outer(Tensor)", LookupSpecimens::outer),
                new Specimen("embedding(IntTensor)", LookupSpecimens::embedding),
                new Specimen("indexSelect(int, IntTensor)", LookupSpecimens::indexSelect),
                new Specimen("gather(int, IntTensor)", LookupSpecimens::gather),
                new Specimen("scatterAdd(int, IntTensor, Tensor)", LookupSpecimens::scatterAdd),
                new Specimen("dropout(double, RandomKey)", LookupSpecimens::dropout));
    }

    /// Vectors on either side, stacks that broadcast on either side, transposed operands, and sizes of 0 everywhere.
    private static Problem matmul(Draw draw) {
        int m = draw.below("m", 4), k = draw.below("k", 4), n = draw.below("n", 4);
        Shape a = switch (draw.below("left", 4)) {
            case 0 -> Shape.of(k);
            case 1 -> Shape.of(m, k);
            default -> draw.stretchable("a").then(m, k);
        };
        Shape b = switch (draw.below("right", 4)) {
            case 0 -> Shape.of(k);
            case 1 -> Shape.of(k, n);
            default -> draw.stretchable("b").then(k, n);
        };
        boolean flipped = a.rank() > 1 && draw.below("transposed", 2) == 1;
        Shape stored = flipped ? a.dropLast(2).then(k, m) : a;
        return Problem.of(draw.tensors(ANY, stored, b), (x, y) -> (flipped ? x.T() : x).matmul(y),
                (x, y) -> product(flipped ? x.T() : x, y));
    }

    private static Tensor product(Tensor a, Tensor b) {
        Tensor left = a.shape().rank() == 1 ? a.unsqueeze(0) : a, right = b.shape().rank() == 1 ? b.unsqueeze(1) : b;
        Shape stack = left.shape().dropLast(2).broadcast("naive", right.shape().dropLast(2));
        Tensor c = Naive.generate(stack.then(left.size(-2), right.size(-1)), at -> {
            int last = at.length - 1, row = at[last - 1], column = at[last];
            double sum = 0;
            for (int p = 0; p < left.size(-1); p++)
                sum += element(left, at, row, p) * element(right, at, p, column);
            return sum;
        });
        Tensor withoutRow = a.shape().rank() == 1 ? c.squeeze(-2) : c;
        return b.shape().rank() == 1 ? withoutRow.squeeze(-1) : withoutRow;
    }

    /// The element of a stack of matrices that stretches over the stack in which `at` lies.
    private static double element(Tensor x, int[] at, int row, int column) {
        int rank = x.shape().rank(), lead = at.length - rank;
        int[] own = new int[rank];
        for (int axis = 0; axis < rank - 2; axis++)
            own[axis] = x.size(axis) == 1 ? 0 : at[lead + axis];
        own[rank - 2] = row;
        own[rank - 1] = column;
        return x.at(own);
    }

    /// Rows in any number of axes, none as well; a weight that is stored or is a transpose; sizes of 0.
    private static Problem linear(Draw draw) {
        int k = draw.below("k", 4), n = draw.below("n", 4);
        boolean flipped = draw.below("transposed", 2) == 1;
        Shape W = flipped ? Shape.of(k, n) : Shape.of(n, k);
        return Problem.ofMany(draw.tensors(ANY, draw.shape().then(k), W, Shape.of(n)),
                in -> in.get(0).linear(flipped ? in.get(1).T() : in.get(1), in.get(2)),
                in -> product(in.get(0), flipped ? in.get(1) : in.get(1).T()).add(in.get(2)));
    }

    /// Sums stay away from the kink: offsets are near ±2, and all else adds up to less than 1.
    private static Problem linearRelu(Draw draw) {
        int k = draw.below("k", 4), n = draw.below("n", 4);
        return Problem.ofMany(draw.tensors(ANY, draw.shape().then(k), Shape.of(n, k), Shape.of(n)),
                in -> in.get(0).tanh().linearRelu(in.get(1).tanh().mul(0.3), offset(in.get(2))),
                in -> {
                    Tensor z = product(in.get(0).tanh(), in.get(1).tanh().mul(0.3).T()).add(offset(in.get(2)));
                    return Naive.generate(z.shape(), at -> Math.max(0, z.at(at)));
                });
    }

    private static Tensor offset(Tensor b) {
        return b.tanh().mul(0.1).add(Tensor.generate(b.shape(), b.dtype(), j -> j % 2 == 0 ? 2 : -2));
    }

    private static Problem outer(Draw draw) {
        Shape m = Shape.of(draw.below("m", 5)), n = Shape.of(draw.below("n", 5));
        return Problem.of(draw.tensors(ANY, m, n), Tensor::outer,
                (a, b) -> Naive.generate(m.then(n.sizes()), at -> a.at(at[0]) * b.at(at[1])));
    }

    private static Problem embedding(Draw draw) {
        int rows = 1 + draw.below("N", 4), width = draw.below("D", 4);
        IntTensor indices = draw.indices(draw.shape(), rows);
        return Problem.of(draw.of(Shape.of(rows, width)).tensor(ANY), x -> x.embedding(indices),
                x -> Naive.generate(draw.shape().then(width), at -> x.at(
                        index(indices, Naive.without(at, at.length - 1)), at[at.length - 1])));
    }

    private static int index(IntTensor indices, int... at) {
        return (int) indices.toTensor(DType.FLOAT64).at(at);
    }

    private static Problem indexSelect(Draw any) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis(), along = axis < 0 ? axis + draw.shape().rank() : axis;
        IntTensor indices = draw.indices(Shape.of(draw.below("count", 6)), draw.shape().size(axis));
        return Specimen.moved(draw.tensor(ANY), x -> x.indexSelect(axis, indices),
                draw.shape().with(axis, indices.shape().volume()), to -> with(to, along, indices.at(to[along])));
    }

    /// Indices of another size along the axis, and no larger than x along the others.
    private static IntTensor indicesInto(Draw draw, int axis) {
        int[] sizes = draw.shape().sizes();
        for (int i = 0; i < sizes.length; i++)
            sizes[i] = draw.below("size " + i, sizes[i] + 1);
        return draw.indices(Shape.of(sizes).with(axis, draw.below("count", 5)), draw.shape().size(axis));
    }

    private static Problem gather(Draw any) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis(), along = axis < 0 ? axis + draw.shape().rank() : axis;
        IntTensor indices = indicesInto(draw, axis);
        return Specimen.moved(draw.tensor(ANY), x -> x.gather(axis, indices), indices.shape(),
                to -> with(to, along, index(indices, to)));
    }

    private static Problem scatterAdd(Draw any) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis(), along = axis < 0 ? axis + draw.shape().rank() : axis;
        IntTensor indices = indicesInto(draw, axis);
        return Problem.of(draw.tensors(ANY, draw.shape(), indices.shape()),
                (x, source) -> x.scatterAdd(axis, indices, source),
                (x, source) -> Naive.generate(x.shape(), at -> {
                    double sum = x.at(at);
                    for (int i = 0; i < source.shape().volume(); i++) {
                        int[] from = Naive.coordinates(source.shape(), i);
                        if (java.util.Arrays.equals(with(from, along, indices.at(i)), at))
                            sum += source.at(from);
                    }
                    return sum;
                }));
    }

    private static Problem dropout(Draw draw) {
        double p = draw.below("p", 4) / 4.0;
        RandomKey key = RandomKey.of(draw.seed()).with("dropout");
        return Problem.of(draw.tensor(ANY), x -> x.dropout(p, key),
                x -> Tensor.generate(x.shape(), DType.FLOAT64, i -> kept(i, p, key) ? x.toDoubles()[i] / (1 - p) : 0));
    }

    private static boolean kept(int i, double p, RandomKey key) {
        int[] words = new int[4];
        Philox.words(i / 4, 0, key.bits(), words);
        return (words[i % 4] >>> 8) / Math.pow(2, 24) >= p;
    }
}

package fovea.tensor;

import static fovea.arbitraries.Values.DISTINCT;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import fovea.arbitraries.Draw;
import fovea.kernel.Order;
import fovea.shape.Shape;

/// Numbers in order, and where they stood.
final class SortingSpecimens {

    private SortingSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                new Specimen("sort(int)", draw -> lines(draw, Order.ASCENDING, (x, axis, _) -> x.sort(axis))),
                new Specimen("sort(int, Order)", draw -> lines(draw, order(draw), Tensor::sort)),
                new Specimen("argsort(int)", draw -> places(draw, Order.ASCENDING, (x, axis, _) -> x.argsort(axis))),
                new Specimen("argsort(int, Order)", draw -> places(draw, order(draw), Tensor::argsort)),
                new Specimen("topk(int, int)", draw -> topk(draw, Order.DESCENDING,
                        (x, axis, k, _) -> x.topk(axis, k))),
                new Specimen("topk(int, int, Order)", draw -> topk(draw, order(draw), Tensor::topk)),
                new Specimen("maxWithIndex(int)", draw -> one(draw, Tensor::maxWithIndex,
                        x -> where(x, Order.DESCENDING)[0])),
                new Specimen("minWithIndex(int)", draw -> one(draw, Tensor::minWithIndex,
                        x -> where(x, Order.ASCENDING)[0])),
                new Specimen("median(int)", draw -> one(draw, Tensor::median,
                        x -> where(x, Order.ASCENDING)[(x.length - 1) / 2])),
                new Specimen("quantile(int, double)", SortingSpecimens::quantile),
                new Specimen("searchSorted(Tensor)", SortingSpecimens::searchSorted));
    }

    @FunctionalInterface
    private interface InOrder<R> {
        R of(Tensor x, int axis, Order order);
    }

    @FunctionalInterface
    private interface FirstInOrder {
        Picked of(Tensor x, int axis, int k, Order order);
    }

    @FunctionalInterface
    private interface One {
        Picked of(Tensor x, int axis);
    }

    private static Order order(Draw draw) {
        return Order.values()[draw.below("order", 2)];
    }

    /// Where the numbers of a line stand, in order.
    private static int[] where(double[] line, Order order) {
        return IntStream.range(0, line.length).boxed().sorted((i, j) -> order == Order.ASCENDING
                ? Double.compare(line[i], line[j]) : Double.compare(line[j], line[i])).mapToInt(i -> i).toArray();
    }

    private static double[] sorted(double[] line, Order order) {
        return IntStream.of(where(line, order)).mapToDouble(i -> line[i]).toArray();
    }

    private static double[] whole(int... numbers) {
        return Arrays.stream(numbers).asDoubleStream().toArray();
    }

    private static Tensor along(Tensor x, int axis, UnaryOperator<double[]> f) {
        return Naive.rows(x, new int[] {axis}, f);
    }

    private static List<Tensor> both(Picked picked) {
        return List.of(picked.values(), picked.indices().toTensor(picked.values().dtype()));
    }

    private static Problem lines(Draw any, Order order, InOrder<Picked> f) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis();
        return new Problem(List.of(draw.tensor(DISTINCT)), in -> both(f.of(in.getFirst(), axis, order)),
                in -> List.of(along(in.getFirst(), axis, line -> sorted(line, order)),
                        along(in.getFirst(), axis, line -> whole(where(line, order)))));
    }

    private static Problem places(Draw any, Order order, InOrder<IntTensor> f) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis();
        return Problem.of(draw.tensor(DISTINCT), x -> f.of(x, axis, order).toTensor(x.dtype()),
                x -> along(x, axis, line -> whole(where(line, order))));
    }

    private static Problem topk(Draw any, Order order, FirstInOrder f) {
        Draw draw = any.ofRank(1);
        int axis = draw.axis(), k = draw.below("k", draw.shape().size(axis) + 1);
        return new Problem(List.of(draw.tensor(DISTINCT)), in -> both(f.of(in.getFirst(), axis, k, order)),
                in -> List.of(along(in.getFirst(), axis, line -> sorted(line, order)).slice(axis, 0, k),
                        along(in.getFirst(), axis, line -> whole(where(line, order))).slice(axis, 0, k)));
    }

    private static Problem one(Draw any, One f, ToDoubleFunction<double[]> place) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis();
        return new Problem(List.of(draw.tensor(DISTINCT)), in -> both(f.of(in.getFirst(), axis)), in -> List.of(
                Naive.foldAway(in.getFirst(), new int[] {axis}, line -> line[(int) place.applyAsDouble(line)]),
                Naive.foldAway(in.getFirst(), new int[] {axis}, place)));
    }

    private static Problem quantile(Draw any) {
        Draw draw = any.ofRank(1).solid();
        int axis = draw.axis();
        double q = draw.below("q", 11) / 10.0;
        return Problem.of(draw.tensor(DISTINCT), x -> x.quantile(axis, q),
                x -> Naive.foldAway(x, new int[] {axis}, line -> {
                    double[] sorted = sorted(line, Order.ASCENDING);
                    double at = q * (line.length - 1), below = Math.floor(at);
                    return sorted[(int) below] + (at - below)
                            * (sorted[(int) Math.ceil(at)] - sorted[(int) below]);
                }));
    }

    private static Problem searchSorted(Draw draw) {
        Shape numbers = draw.shape();
        return Problem.of(draw.tensors(DISTINCT, Shape.of(draw.below("n", 6)), numbers),
                (in, wanted) -> in.sort(0).values().searchSorted(wanted).toTensor(wanted.dtype()),
                (in, wanted) -> Naive.generate(wanted.shape(), at -> Arrays.stream(in.toDoubles())
                        .filter(each -> each < wanted.at(at)).count()));
    }
}

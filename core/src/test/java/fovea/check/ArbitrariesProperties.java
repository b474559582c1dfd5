package fovea.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import fovea.arbitraries.Draw;
import fovea.arbitraries.FoveaDomain;
import fovea.arbitraries.Shapes;
import fovea.arbitraries.Tensors;
import fovea.arbitraries.Values;
import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.domains.Domain;

/// What the published arbitraries promise.
@Domain(FoveaDomain.class)
class ArbitrariesProperties {

    @Property
    void shapesAreSmall(@ForAll Shape shape) {
        assertTrue(shape.rank() <= 4 && shape.volume() <= Shapes.MOST);
        assertTrue(IntStream.of(shape.sizes()).allMatch(size -> size <= 5));
    }

    @Property
    void pairsBroadcast(@ForAll Shapes.Pair pair) {
        Shape met = pair.a().broadcast("pair", pair.b());
        assertTrue(pair.a().stretchesTo(met) && pair.b().stretchesTo(met));
    }

    @Property
    void theSameDrawAlwaysGivesTheSame(@ForAll Draw draw) {
        Draw again = new Draw(draw.shape(), draw.seed(), draw.scale());
        for (Values values : Values.values())
            assertArrayEquals(draw.tensor(values).toDoubles(), again.tensor(values).toDoubles());
        assertEquals(draw.mask(draw.shape()), again.mask(draw.shape()));
        assertEquals(draw.indices(draw.shape(), 3), again.indices(draw.shape(), 3));
        assertEquals(Arrays.toString(draw.axes()), Arrays.toString(again.axes()));
    }

    @Property
    void valuesKeepTheirDistance(@ForAll Draw any) {
        Draw draw = new Draw(any.shape(), any.seed(), 1);
        assertTrue(DoubleStream.of(draw.tensor(Values.POSITIVE).toDoubles()).allMatch(x -> x >= 0.3 && x <= 3));
        assertTrue(DoubleStream.of(draw.tensor(Values.NOT_ZERO).toDoubles()).map(Math::abs).allMatch(x -> x >= 0.3));
        List<Tensor> two = draw.tensors(Values.DISTINCT, draw.shape(), draw.shape());
        double[] sorted = DoubleStream.concat(DoubleStream.of(two.get(0).toDoubles()),
                DoubleStream.of(two.get(1).toDoubles())).sorted().toArray();
        for (int i = 1; i < sorted.length; i++)
            assertTrue(sorted[i] - sorted[i - 1] > 0.01 && sorted[i] != 0 && Math.abs(sorted[i]) <= 2.5);
    }

    @Property
    void indicesPointAtSomething(@ForAll Draw draw) {
        IntTensor indices = draw.indices(draw.shape(), 3);
        assertTrue(IntStream.of(indices.toInts()).allMatch(i -> i >= 0 && i < 3));
        assertEquals(draw.shape(), indices.shape());
    }

    @Property
    void everythingHasTheShapeItWasAskedFor(@ForAll Tensor tensor, @ForAll BoolTensor mask, @ForAll DType dtype) {
        assertEquals(tensor.shape().volume(), tensor.toDoubles().length);
        assertEquals(mask.shape().volume(), mask.toBooleans().length);
        assertEquals(dtype, tensor.to(dtype).dtype());
    }

    @Property
    void whatFailsShrinksToTheSmallestShapeThatFails(@ForAll Draw any) {
        Random random = new Random(any.seed());
        Arbitrary<Draw> draws = Tensors.draws();
        shrunk(draws, random, draw -> draw.shape().volume() >= 4)
                .ifPresent(draw -> assertEquals(4, draw.shape().volume()));
        shrunk(draws, random, draw -> draw.shape().rank() >= 2)
                .ifPresent(draw -> assertEquals(Shape.of(0, 0), draw.shape()));
        shrunk(draws, random, draw -> draw.shape().volume() == 0)
                .ifPresent(draw -> assertEquals(Shape.of(0), draw.shape()));
    }

    /// The first sample of ten that fails, made as small as it gets while it still does, as jqwik would.
    private static Optional<Draw> shrunk(Arbitrary<Draw> draws, Random random, Predicate<Draw> fails) {
        var generator = draws.generator(1000, false);
        for (int i = 0; i < 10; i++) {
            Shrinkable<Draw> sample = generator.next(random);
            if (fails.test(sample.value()))
                return Optional.of(smallest(sample, fails));
        }
        return Optional.empty();
    }

    private static Draw smallest(Shrinkable<Draw> sample, Predicate<Draw> fails) {
        Optional<Shrinkable<Draw>> smaller = Optional.of(sample);
        while (smaller.isPresent()) {
            sample = smaller.get();
            smaller = sample.shrink().filter(each -> fails.test(each.value())).findFirst();
        }
        return sample.value();
    }
}

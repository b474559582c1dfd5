package fovea.arbitraries;

import java.util.Arrays;

import fovea.shape.Shape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/// Arbitrary shapes. Small ones, for what breaks does so at sizes 0, 1 and 2; they shrink towards fewer axes and
/// smaller sizes.
public final class Shapes {

    /// No shape holds more elements, so that a property has time for many.
    public static final int MOST = 150;

    private static final int[] RANKS = {0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4};
    private static final int[] SIZES = {0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5};

    private Shapes() {}

    /// Ranks 0 to 4, sizes 0 to 5.
    public static Arbitrary<Shape> any() {
        return of(oneOf(RANKS), oneOf(SIZES));
    }

    /// Ranks `from` to `to`, at most 4, and sizes 0 to 5.
    public static Arbitrary<Shape> ofRank(int from, int to) {
        return of(uniform(from, to), oneOf(SIZES));
    }

    /// Ranks 0 to 4, sizes 1 to 5.
    public static Arbitrary<Shape> notEmpty() {
        return of(oneOf(RANKS), uniform(1, 5));
    }

    private static Arbitrary<Shape> of(Arbitrary<Integer> rank, Arbitrary<Integer> size) {
        return Combinators.combine(rank, size, size, size, size)
                .as((axes, a, b, c, d) -> Shape.of(Arrays.copyOf(new int[] {a, b, c, d}, axes)))
                .filter(shape -> shape.volume() <= MOST);
    }

    /// As often as it stands in the list, which ascends so that shrinking goes down.
    private static Arbitrary<Integer> oneOf(int... numbers) {
        return uniform(0, numbers.length - 1).map(i -> numbers[i]);
    }

    private static Arbitrary<Integer> uniform(int from, int to) {
        return Arbitraries.integers().between(from, to).withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }

    /// Two shapes that broadcast, each stretching to the other along any axes.
    public static Arbitrary<Pair> broadcastable() {
        return Combinators.combine(any(), Arbitraries.longs()).as((shape, seed) -> {
            Draw draw = new Draw(shape, seed, 1);
            return new Pair(draw.stretchable("a"), draw.stretchable("b"));
        });
    }

    /// Two shapes.
    ///
    /// @param a the left one
    /// @param b the right one
    public record Pair(Shape a, Shape b) {}

    /// `shape` without its first `drop` axes, and with size 1 along every axis whose bit is set in `ones`.
    static Shape narrowed(Shape shape, int drop, int ones) {
        int[] sizes = Arrays.copyOfRange(shape.sizes(), drop, shape.rank());
        for (int axis = 0; axis < sizes.length; axis++)
            if ((ones >> axis & 1) == 1)
                sizes[axis] = 1;
        return Shape.of(sizes);
    }
}

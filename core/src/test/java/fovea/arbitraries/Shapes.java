package fovea.arbitraries;

import java.util.Arrays;
import java.util.List;

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

    private static final int[] SIZES = {0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5};

    private static final int[] DROPS = {0, 0, 0, 0, 0, 1, 2, 3, 4};
    private static final int[] MEETINGS = {0, 0, 1, 2};

    private Shapes() {}

    /// Ranks 0 to 4, sizes 0 to 5.
    public static Arbitrary<Shape> any() {
        return of(0, 4, oneOf(SIZES));
    }

    /// Ranks `from` to `to`, at most 4, and sizes 0 to 5.
    public static Arbitrary<Shape> ofRank(int from, int to) {
        return of(from, to, oneOf(SIZES));
    }

    /// Ranks 0 to 4, sizes 1 to 5.
    public static Arbitrary<Shape> notEmpty() {
        return of(0, 4, uniform(1, 5));
    }

    private static Arbitrary<Shape> of(int from, int to, Arbitrary<Integer> size) {
        return listed(from, to, size).map(sizes -> Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray()))
                .filter(shape -> shape.volume() <= MOST);
    }

    /// Lists shrink by leaving out any of their elements: a bug that needs one axis ends at one axis.
    private static <A> Arbitrary<List<A>> listed(int from, int to, Arbitrary<A> axis) {
        return axis.list().ofMinSize(from).ofMaxSize(to).withSizeDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }

    /// As often as it stands in the list, which ascends so that shrinking goes down.
    private static Arbitrary<Integer> oneOf(int... numbers) {
        return uniform(0, numbers.length - 1).map(i -> numbers[i]);
    }

    private static Arbitrary<Integer> uniform(int from, int to) {
        return Arbitraries.integers().between(from, to).withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }

    /// Two shapes that broadcast, each stretching to the other along any axes. They shrink towards equal ones.
    public static Arbitrary<Pair> broadcastable() {
        Arbitrary<Axis> axis = Combinators.combine(oneOf(SIZES), oneOf(MEETINGS)).as(Axis::new);
        return Combinators.combine(listed(0, 4, axis), oneOf(DROPS), oneOf(DROPS)).as(Shapes::met)
                .filter(pair -> pair.a().broadcast("pair", pair.b()).volume() <= MOST);
    }

    /// An axis of two shapes.
    ///
    /// @param size    how long it is
    /// @param meeting which of the two has size 1 there: 0 neither, 1 the right, 2 the left
    private record Axis(int size, int meeting) {
        int of(int shape) {
            return meeting == shape ? 1 : size;
        }
    }

    /// The axes, without the first few on either side.
    private static Pair met(List<Axis> axes, int dropRight, int dropLeft) {
        int n = axes.size();
        return new Pair(
                Shape.of(axes.stream().skip(Math.min(n, dropLeft)).mapToInt(axis -> axis.of(2)).toArray()),
                Shape.of(axes.stream().skip(Math.min(n, dropRight)).mapToInt(axis -> axis.of(1)).toArray()));
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

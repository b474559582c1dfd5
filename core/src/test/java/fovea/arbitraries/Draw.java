package fovea.arbitraries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// A shape, and whatever else a property needs, drawn from a seed: tensors, masks, indices, axes.
///
/// ```java
/// @Property
/// void softmaxSumsToOne(@ForAll Draw draw) {
///     Tensor x = draw.solid().tensor(Values.ANY);
///     …
/// }
/// ```
///
/// The same draw always gives the same things; each kind of thing has a stream of its own, and tensors are float64. A
/// failing property shrinks the shape first, so the sample that is reported is the smallest that still fails.
///
/// @param shape what the property is about
/// @param seed  where everything else comes from
/// @param scale how large the numbers are
public record Draw(Shape shape, long seed, double scale) {

    private RandomKey key(String purpose) {
        return RandomKey.of(seed).with(purpose);
    }

    /// The same with at least one element: sizes of 0 are 1.
    public Draw solid() {
        return of(Shape.of(Arrays.stream(shape.sizes()).map(size -> Math.max(1, size)).toArray()));
    }

    /// The same with at least this many axes, the missing ones in front and of size 2, which is where most of what can
    /// go wrong along an axis begins to.
    public Draw ofRank(int least) {
        int missing = Math.max(0, least - shape.rank());
        int[] sizes = new int[missing];
        Arrays.fill(sizes, 2);
        return of(Shape.of(sizes).then(shape.sizes()));
    }

    /// The same with another shape.
    public Draw of(Shape other) {
        return new Draw(other, seed, scale);
    }

    /// A number from 0 to `bound` − 1.
    public int below(String purpose, int bound) {
        return key(purpose).below(0, bound);
    }

    /// A number between −2 and 2, not near 0.
    public double number(String purpose) {
        double u = 4 * key(purpose).uniform(0) - 2;
        return u + Math.copySign(0.1, u);
    }

    /// One of the shape's axes; negative ones count from the end. There must be one.
    public int axis() {
        return below("axis", 2 * shape.rank()) - shape.rank();
    }

    /// Some of the shape's axes in any order, counted from either end; none means all.
    public int[] axes() {
        int[] order = key("order of axes").permutation(shape.rank());
        int count = below("count of axes", shape.rank() + 1);
        for (int i = 0; i < count; i++)
            order[i] -= below("end of axis " + i, 2) * shape.rank();
        return Arrays.copyOf(order, count);
    }

    /// All of the shape's axes in any order.
    public int[] order() {
        return key("order").permutation(shape.rank());
    }

    /// A shape that stretches to this draw's; another purpose gives another.
    public Shape stretchable(String purpose) {
        int rank = shape.rank(), all = 1 << rank;
        int drop = below("drops axes of " + purpose, 3) == 0 ? below("drops of " + purpose, rank + 1) : 0;
        int ones = below("ones of " + purpose, all) & below("fewer ones of " + purpose, all);
        return Shapes.narrowed(shape, drop, ones);
    }

    /// A tensor of this draw's shape.
    public Tensor tensor(Values values) {
        return tensors(values, shape).getFirst();
    }

    /// Tensors of these shapes. Distinct values are distinct across all of them.
    public List<Tensor> tensors(Values values, Shape... shapes) {
        double[] numbers = values.draw(Arrays.stream(shapes).mapToInt(Shape::volume).sum(), key("numbers"));
        List<Tensor> tensors = new ArrayList<>();
        int start = 0;
        for (Shape each : shapes) {
            double[] own = Arrays.copyOfRange(numbers, start, start += each.volume());
            tensors.add(Tensor.of(each, own).mul(scale));
        }
        return tensors;
    }

    /// A tensor of this draw's shape in a precision of its own.
    public Tensor tensor(Values values, DType dtype) {
        return tensor(values).to(dtype);
    }

    /// A mask, true and false in any mixture; now and then all or nothing.
    public BoolTensor mask(Shape shape) {
        double share = new double[] {0.5, 0.2, 0.8, 0, 1}[below("mixture", 5)];
        RandomKey chance = key("mask");
        return BoolTensor.generate(shape, i -> chance.uniform(i) < share);
    }

    /// Indices from 0 to `bound` − 1; some come more than once.
    public IntTensor indices(Shape shape, int bound) {
        RandomKey chance = key("indices");
        return IntTensor.generate(shape, i -> chance.below(i, bound));
    }
}

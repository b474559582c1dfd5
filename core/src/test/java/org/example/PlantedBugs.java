package org.example;

import static fovea.tensor.Edge.to;

import fovea.arbitraries.Draw;
import fovea.arbitraries.FoveaDomain;
import fovea.arbitraries.Shapes;
import fovea.arbitraries.Tensors;
import fovea.arbitraries.Values;
import fovea.check.GradCheck;
import fovea.shape.Shape;
import fovea.tensor.Tensor;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;

/// Operations with a bug each, and properties that find it. Run by [ShrinkingTest] only.
@Domain(FoveaDomain.class)
class PlantedBugs {

    // ---- wrong where an axis has two elements or more: the slope of a sum forgets all but the first

    static Tensor total(Tensor x) {
        Tensor value = x.detach().sum();
        return Tensor.step("total", value, to(x, g -> first(g.expand(x.shape()))));
    }

    private static Tensor first(Tensor g) {
        return g.mul(Tensor.generate(g.shape(), g.dtype(), i -> i == 0 ? 1 : 0));
    }

    @Property(afterFailure = AfterFailureMode.RANDOM_SEED)
    void wrongFromTwoElementsOn(@ForAll Draw draw) {
        GradCheck.of(PlantedBugs::total).at(draw.tensor(Values.ANY));
    }

    // ---- wrong along an axis of two elements or more: the slope of a mean over the last axis does not divide

    static Tensor meanOfRows(Tensor x) {
        return Tensor.step("meanOfRows", x.detach().mean(-1), to(x, g -> g.unsqueeze(-1).expand(x.shape())));
    }

    @Property(afterFailure = AfterFailureMode.RANDOM_SEED)
    void wrongWhereTheLastAxisHasTwo(@ForAll("shapes") Draw draw) {
        GradCheck.of(PlantedBugs::meanOfRows).at(draw.tensor(Values.ANY));
    }

    @Provide
    Arbitrary<Draw> shapes() {
        return Tensors.draws(Shapes.ofRank(1, 4).filter(shape -> shape.volume() > 0));
    }

    // ---- wrong when broadcasting: the slope of the stretched operand is a mean where it should be a sum

    static Tensor scaled(Tensor x, Tensor c) {
        Tensor value = x.detach().mul(c.detach());
        return Tensor.step("scaled", value,
                to(x, g -> g.mul(c).sumTo(x.shape())),
                to(c, g -> meanTo(g.mul(x), c.shape())));
    }

    private static Tensor meanTo(Tensor g, Shape shape) {
        return g.shape().volume() == 0 ? g.sumTo(shape)
                : g.sumTo(shape).mul((double) shape.volume() / g.shape().volume());
    }

    @Property(afterFailure = AfterFailureMode.RANDOM_SEED)
    void wrongWhenTheRightIsStretched(@ForAll Shapes.Pair shapes) {
        GradCheck.of(PlantedBugs::scaled).at(values(shapes.a()), values(shapes.b()));
    }

    /// The same from one seed: what docs/properties.md shows.
    @Property(seed = "-1675593167766832032")
    void wrongAsInTheDocumentation(@ForAll Shapes.Pair shapes) {
        wrongWhenTheRightIsStretched(shapes);
    }

    private static Tensor values(Shape shape) {
        return new Draw(shape, 1, 1).tensor(Values.ANY);
    }

    // ---- wrong in the second derivative only: the slope holds x as a constant

    static Tensor cube(Tensor x) {
        return Tensor.step("cube", x.detach().pow(3), to(x, g -> g.mul(x.detach().square()).mul(3)));
    }

    @Property(afterFailure = AfterFailureMode.RANDOM_SEED)
    void wrongInTheSecondDerivative(@ForAll Draw draw) {
        GradCheck.of(PlantedBugs::cube).at(draw.tensor(Values.ANY));
    }

    // ---- wrong when the same input is used twice: one edge for both

    static Tensor product(Tensor a, Tensor b) {
        Tensor value = a.detach().mul(b.detach());
        if (a == b)
            return Tensor.step("product", value, to(a, g -> g.mul(b)));
        return Tensor.step("product", value, to(a, g -> g.mul(b)), to(b, g -> g.mul(a)));
    }

    @Property(afterFailure = AfterFailureMode.RANDOM_SEED)
    void wrongWhenTheInputIsUsedTwice(@ForAll Draw draw) {
        GradCheck.of(x -> product(x, x)).at(draw.tensor(Values.ANY));
    }

    // ---- wrong for nothing at all: the mean of no numbers has no slope

    static Tensor average(Tensor x) {
        if (x.shape().volume() == 0)
            return Tensor.step("average", Tensor.zeros(Shape.SCALAR, x.dtype()), to(x, g -> g));
        return x.mean();
    }

    @Property(afterFailure = AfterFailureMode.RANDOM_SEED)
    void wrongForNothing(@ForAll Draw draw) {
        GradCheck.of(PlantedBugs::average).at(draw.tensor(Values.ANY));
    }
}

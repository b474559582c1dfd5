package fovea.check;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.Gradients;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;

/// A function of many tensors made into one of a single number, `F(x) = Σ p y + q y²/s` with `y = f(x)`, and that
/// one's slope along a direction, `S(x) = ⟨∇F(x), u⟩`.
///
/// The square makes the gradient `p + 2 q y/s` that flows into f depend on x: a slope that forgets how it depends on
/// that gradient would pass otherwise, whenever f is linear. `s` is the size of y, so that both terms count.
final class Probed {

    private static final RandomKey PROBES = RandomKey.of(0).with("p"), SQUARES = RandomKey.of(0).with("q");

    private final Function<List<Tensor>, List<Tensor>> f;
    private final Arguments arguments;
    private final List<Probe> probes;
    private final List<Tensor> directions;

    Probed(Function<List<Tensor>, List<Tensor>> f, Arguments arguments) {
        this.f = f;
        this.arguments = arguments;
        List<Tensor> outputs = outputs(arguments.numbers());
        this.probes = IntStream.range(0, outputs.size()).mapToObj(i -> Probe.of(outputs.get(i), i)).toList();
        this.directions = IntStream.range(0, arguments.count()).mapToObj(this::direction).toList();
    }

    /// What reduces one output to a number: p, and q divided by the output's size.
    private record Probe(Tensor p, Tensor q) {

        static Probe of(Tensor y, int output) {
            double size = Math.sqrt(y.square().mean().item());
            return new Probe(swings(y.shape(), PROBES.with(output)),
                    swings(y.shape(), SQUARES.with(output)).div(size > 0 ? size : 1));
        }

        Tensor apply(Tensor y) {
            return y.mul(y.mul(q).add(p));
        }

        private static Tensor swings(Shape shape, RandomKey key) {
            return Tensor.generate(shape, DType.FLOAT64, i -> Arguments.swing(key, i));
        }
    }

    private Tensor direction(int argument) {
        return Tensor.of(arguments.shape(argument), arguments.direction(argument, Arguments.DIFFERENTIATED));
    }

    Arguments arguments() {
        return arguments;
    }

    /// The function's values.
    List<Tensor> outputs(List<double[]> x) {
        return Recording.off(() -> run(x).outputs());
    }

    /// `F(x)`
    double value(List<double[]> x) {
        return Recording.off(() -> total(run(x)).item());
    }

    /// `Σ |p y + q y²/s|`, to which rounding is relative.
    double magnitude(List<double[]> x) {
        List<Tensor> outputs = outputs(x);
        double magnitude = 0;
        for (int i = 0; i < outputs.size(); i++)
            magnitude += probes.get(i).apply(outputs.get(i)).abs().sum().item();
        return magnitude;
    }

    /// `∇F(x)`, argument by argument.
    List<double[]> gradient(List<double[]> x) {
        return Recording.on(() -> {
            Computed run = run(x);
            return run.numbers(run.gradients(total(run), Tensor::gradients));
        });
    }

    /// `S(x) = ⟨∇F(x), u⟩`
    double slope(List<double[]> x) {
        List<double[]> gradient = gradient(x);
        double slope = 0;
        for (int i = 0; i < gradient.size(); i++)
            slope += Tensor.of(arguments.shape(i), gradient.get(i)).mul(directions.get(i)).sum().item();
        return slope;
    }

    /// Both derivatives of one run.
    ///
    /// @param first  `∇F(x)`, recorded
    /// @param second `∇S(x)`
    record Twice(List<double[]> first, List<double[]> second) {}

    /// `∇F(x)`, computed so that it can be differentiated again, and `∇S(x)`.
    Twice twice(List<double[]> x) {
        return Recording.on(() -> {
            Computed run = run(x);
            List<Tensor> first = run.gradients(total(run), Tensor::differentiableGradients);
            Tensor slope = zero();
            for (int i = 0; i < first.size(); i++)
                slope = slope.add(first.get(i).mul(directions.get(i)).sum());
            return new Twice(run.numbers(first), run.numbers(run.gradients(slope, Tensor::gradients)));
        });
    }

    private Computed run(List<double[]> x) {
        List<Tensor> inputs = arguments.bind(x), outputs = f.apply(inputs);
        for (Tensor output : outputs)
            if (output.dtype() != DType.FLOAT64)
                throw new IllegalArgumentException(("GradCheck: inputs are float64 and an output is %s; "
                        + "compute in the inputs' dtype throughout").formatted(output.dtype()));
        return new Computed(arguments.leaves(inputs), outputs);
    }

    /// The outputs of one run, and the leaves they were computed from.
    private record Computed(List<Tensor> leaves, List<Tensor> outputs) {

        /// Zeros where nothing depends on anything.
        List<Tensor> gradients(Tensor y, Function<Tensor, Gradients> asked) {
            if (!y.isTracked())
                return leaves.stream().map(leaf -> Tensor.zeros(leaf.shape(), DType.FLOAT64)).toList();
            return leaves.stream().map(asked.apply(y)::of).toList();
        }

        List<double[]> numbers(List<Tensor> tensors) {
            return tensors.stream().map(Tensor::toDoubles).toList();
        }
    }

    private Tensor total(Computed run) {
        Tensor total = zero();
        for (int i = 0; i < run.outputs().size(); i++)
            total = total.add(probes.get(i).apply(run.outputs().get(i)).sum());
        return total;
    }

    private static Tensor zero() {
        return Tensor.zeros(Shape.SCALAR, DType.FLOAT64);
    }
}

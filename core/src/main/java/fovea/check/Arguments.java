package fovea.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// What a function is differentiated by: its inputs, then its parameters, as float64 numbers that can be moved.
///
/// Closing gives the parameters back as they were.
final class Arguments implements AutoCloseable {

    /// Stream of the directions along which slopes are observed.
    static final RandomKey OBSERVED = RandomKey.of(0).with("observed");
    /// Stream of the direction whose slope is differentiated again.
    static final RandomKey DIFFERENTIATED = RandomKey.of(0).with("differentiated");

    /// Elements move by their own size, but at least by this share of the argument's.
    private static final double LEAST_SHARE = 0.01;

    private final List<String> names = new ArrayList<>();
    private final List<Tensor> start = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Tensor> given = new ArrayList<>();

    Arguments(List<Tensor> inputs, Map<String, Parameter> learnt) {
        inputs.forEach(input -> add("input " + names.size(), input));
        learnt.forEach((name, parameter) -> {
            if (!parameter.isFrozen())
                add("parameter " + name, parameter);
        });
    }

    private void add(String name, Parameter parameter) {
        parameters.add(parameter);
        given.add(parameter.value().keep());
        add(name, parameter.value());
        parameter.convert(DType.FLOAT64);
    }

    private void add(String name, Tensor x) {
        names.add(name);
        start.add(x.to(DType.FLOAT64).keep());
    }

    int count() {
        return start.size();
    }

    String name(int argument) {
        return names.get(argument);
    }

    Shape shape(int argument) {
        return start.get(argument).shape();
    }

    /// Where the check was asked for.
    List<double[]> numbers() {
        return start.stream().map(Tensor::toDoubles).toList();
    }

    /// The inputs as leaves at x; parameters take their numbers over.
    List<Tensor> bind(List<double[]> x) {
        int inputs = count() - parameters.size();
        for (int i = inputs; i < count(); i++)
            parameters.get(i - inputs).set(Tensor.of(shape(i), x.get(i)));
        List<Tensor> leaves = new ArrayList<>();
        for (int i = 0; i < inputs; i++)
            leaves.add(Tensor.of(shape(i), x.get(i)).leaf());
        return leaves;
    }

    /// The leaves of all arguments, those of the inputs being given.
    List<Tensor> leaves(List<Tensor> inputs) {
        List<Tensor> leaves = new ArrayList<>(inputs);
        parameters.forEach(parameter -> leaves.add(parameter.value()));
        return leaves;
    }

    /// How far each element moves: by its own size, or by a hundredth of the whole's (root of the mean square) if that
    /// is more.
    double[] reach(int argument) {
        double[] reach = start.get(argument).toDoubles();
        double squares = 0;
        for (double x : reach)
            squares += x * x / reach.length;
        double least = LEAST_SHARE * (squares == 0 ? 1 : Math.sqrt(squares));
        for (int i = 0; i < reach.length; i++)
            reach[i] = Math.max(Math.abs(reach[i]), least);
        return reach;
    }

    /// A random direction, in each element between half as long as that one reaches and as long.
    double[] direction(int argument, RandomKey stream) {
        double[] direction = reach(argument);
        for (int i = 0; i < direction.length; i++)
            direction[i] *= swing(stream.with(argument), i);
        return direction;
    }

    /// A random number between ½ and 1 in size, so that nothing is left out.
    static double swing(RandomKey key, int i) {
        double u = 2 * key.uniform(i) - 1;
        return (u + Math.copySign(1, u)) / 2;
    }

    @Override
    public void close() {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).set(given.get(i));
            parameters.get(i).convert(given.get(i).dtype());
        }
    }
}

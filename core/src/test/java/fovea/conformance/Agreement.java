package fovea.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import fovea.tensor.DType;
import fovea.tensor.Tensor;

/// What agrees and what does not, collected over a whole case, so that one failure tells all.
final class Agreement {

    private final double tolerance;
    private final double secondTolerance;
    private final List<String> notes = new ArrayList<>();

    Agreement(DType dtype) {
        this.tolerance = dtype == DType.FLOAT64 ? 1e-9 : 1e-4;
        this.secondTolerance = dtype == DType.FLOAT64 ? 1e-8 : 1e-4;
    }

    void note(String difference) {
        notes.add(difference);
    }

    void sameNames(String prefix, Set<String> theirs, Set<String> ours) {
        if (!theirs.equals(new TreeSet<>(ours)))
            note("%s are %s, ours %s".formatted(prefix, theirs, new TreeSet<>(ours)));
    }

    void compare(String name, Tensor theirs, Tensor ours) {
        compare(name, theirs, ours, tolerance);
    }

    void compareSecond(String name, Tensor theirs, Tensor ours) {
        compare(name, theirs, ours, secondTolerance);
    }

    private void compare(String name, Tensor theirs, Tensor ours, double tolerance) {
        if (!theirs.shape().equals(ours.shape())) {
            note("%s has shape %s, ours %s".formatted(name, theirs.shape(), ours.shape()));
            return;
        }
        if (theirs.shape().volume() == 0)
            return;
        double gap = ours.detach().to(DType.FLOAT64).sub(theirs).abs().max().item(), size = theirs.abs().max().item();
        if (!(gap <= tolerance * (1 + size)))
            note("%s is off by %.3e, with numbers up to %.3e".formatted(name, gap, size));
    }

    void close(String name) {
        if (!notes.isEmpty())
            throw new AssertionError(name + ": " + String.join("; ", notes));
    }
}

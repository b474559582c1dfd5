package fovea.nn.decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// A model given by a table: the probabilities of what follows each beginning.
///
/// @param vocabulary N
/// @param following  for each beginning, such as `[1, 2]`, N probabilities; evenly distributed where nothing is said
record Fixed(int vocabulary, Map<List<Integer>, double[]> following) {

    /// All that was read, row by row; the first token of each is where it started.
    record Read(List<List<Integer>> rows) implements DecoderState<Read> {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public Read rows(IntTensor picked) {
            return new Read(Arrays.stream(picked.toInts()).mapToObj(rows::get).toList());
        }

        @Override
        public Read keep() {
            return this;
        }
    }

    Start<Read> start(int rows) {
        return Start.of(this::after, new Read(Collections.nCopies(rows, List.of())), 0);
    }

    Scored<Read> after(IntTensor last, Read state) {
        List<List<Integer>> read = new ArrayList<>();
        for (int row = 0; row < state.size(); row++) {
            List<Integer> longer = new ArrayList<>(state.rows().get(row));
            longer.add(last.at(row));
            read.add(longer);
        }
        return Scored.of(Tensor.generate(Shape.of(read.size(), vocabulary), DType.FLOAT64,
                i -> Math.log(probability(read.get(i / vocabulary), i % vocabulary))), new Read(read));
    }

    private double probability(List<Integer> read, int token) {
        double[] given = following.get(read.subList(1, read.size()));
        return given == null ? 1.0 / vocabulary : given[token];
    }
}

package fovea.bench;

import static fovea.bench.Inputs.fill;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fovea.nn.attention.Attention;
import fovea.nn.attention.Mask;
import fovea.nn.recurrent.Recurrence;
import fovea.nn.recurrent.RecurrentConfig;
import fovea.nn.recurrent.RecurrentKind;
import fovea.random.RandomKey;
import fovea.tensor.Tensor;

/// The same work at sizes that double, forward and backward: what does it cost to make something longer, wider, more?
///
/// `--only sweep/` runs them, and `--plot` draws what they cost.
final class SweepWorkloads {

    private static final int ROWS = 1024, T = 32, H = 128;

    private SweepWorkloads() {}

    static List<Workload> all() {
        return Stream.of(sizes("length", 64, 4096, SweepWorkloads::attention),
                sizes("width", 32, 2048, SweepWorkloads::linear),
                sizes("batch", 1, 256, SweepWorkloads::gru)).flatMap(List::stream).toList();
    }

    private static List<Workload> sizes(String axis, int from, int to, IntFunction<Operation> operation) {
        return IntStream.iterate(from, size -> size <= to, size -> 2 * size)
                .mapToObj(size -> operation.apply(size).backward("sweep/" + axis + "/" + size)).toList();
    }

    /// Causal attention over a sequence of this length, eight heads of 64.
    private static Operation attention(int length) {
        return Operation.of("attention", () -> new Tensor[] {fill(0, 1, 8, length, 64), fill(1, 1, 8, length, 64),
            fill(2, 1, 8, length, 64)}, x -> Attention.of(x[0], x[1], x[2], Mask.CAUSAL).context());
    }

    /// A linear layer as wide as that, on 1,024 rows.
    private static Operation linear(int width) {
        return Operation.of("linear", () -> new Tensor[] {fill(0, ROWS, width), fill(1, width, width), fill(2, width)},
                x -> x[0].matmul(x[1].T()).add(x[2]));
    }

    /// A GRU of 128 over that many sequences of 32.
    private static Operation gru(int batch) {
        Recurrence layer = Recurrence.create(RecurrentKind.GRU, RecurrentConfig.of(H, H), RandomKey.of(1));
        return Operation.of("gru", () -> new Tensor[] {fill(0, batch, T, H)}, x -> layer.apply(x[0]).outputs());
    }
}

package fovea.tensor;

import java.util.List;

import fovea.kernel.Gates;

/// The formulas of [Gates] as tensor operations: what kernels do in one pass, and what is differentiated when they
/// cannot be.
final class WrittenGates {

    private final Gates gates;
    private final Tensor weight;                   // transposed, (H, G H)
    private final Tensor bias;
    private final int H;

    WrittenGates(Gates gates, Tensor weight, Tensor bias) {
        this.gates = gates;
        this.weight = weight;
        this.bias = bias;
        this.H = weight.size(0);
    }

    Recurrent.State step(Tensor x, Recurrent.State before) {
        Tensor h = before.hidden(), u = h.matmul(weight);
        return switch (gates) {
            case TANH -> Recurrent.State.of(x.add(u).add(bias).tanh());
            case RELU -> Recurrent.State.of(x.add(u).add(bias).relu());
            case GRU -> Recurrent.State.of(gru(x, u, h));
            case LSTM -> lstm(x.add(u).add(bias), before.memory().orElseThrow());
        };
    }

    private Tensor gru(Tensor x, Tensor u, Tensor h) {
        List<Tensor> X = x.split(-1, H, H, H), U = u.split(-1, H, H, H), b = bias.split(-1, H, H, H, H);
        Tensor r = X.get(0).add(U.get(0)).add(b.get(0)).sigmoid();
        Tensor z = X.get(1).add(U.get(1)).add(b.get(1)).sigmoid();
        Tensor n = X.get(2).add(b.get(2)).add(r.mul(U.get(2).add(b.get(3)))).tanh();
        return n.add(z.mul(h.sub(n)));
    }

    Recurrent.State stepResetFirst(Tensor x, Recurrent.State before) {
        Tensor h = before.hidden(), wide = x.add(bias);
        List<Tensor> X = wide.split(-1, H, H, H), W = weight.split(-1, H, H, H);
        Tensor r = X.get(0).add(h.matmul(W.get(0))).sigmoid();
        Tensor z = X.get(1).add(h.matmul(W.get(1))).sigmoid();
        Tensor n = X.get(2).add(r.mul(h).matmul(W.get(2))).tanh();
        return Recurrent.State.of(n.add(z.mul(h.sub(n))));
    }

    private Recurrent.State lstm(Tensor a, Tensor c) {
        List<Tensor> A = a.split(-1, H, H, H, H);
        Tensor i = A.get(0).sigmoid(), f = A.get(1).sigmoid(), g = A.get(2).tanh(), o = A.get(3).sigmoid();
        Tensor next = f.mul(c).add(i.mul(g));
        return Recurrent.State.of(o.mul(next.tanh()), next);
    }
}

package fovea.kernel;

/// What a recurrent cell does with a row once its products are done.
///
/// `x` is the input's product, `u` the state's, `b` the biases; each is as many `H` wide as the cell has gates.
///
/// | | next state | source |
/// |---|---|---|
/// | `TANH` | `h' = tanh(x + u + b)` | Elman 1990 |
/// | `RELU` | `h' = max(0, x + u + b)` | Le et al. 2015 |
/// | `GRU` | `r, z = σ(x + u + b)`, `n = tanh(xₙ + bₙ + r (uₙ + b_q))`, `h' = (1 − z) n + z h` | Cho et al. 2014 |
/// | `LSTM` | `i, f, o = σ(x + u + b)`, `g = tanh(x + u + b)`, `c' = f c + i g`, `h' = o tanh c'` | Gers et al. 2000 |
///
/// The order of gates in an array is that of the table: `r z n` and `i f g o`. The GRU has a fourth bias, `b_q`, which
/// stands behind the reset gate.
public enum Gates {
    /// `h' = tanh(x + u + b)`; keeps h'.
    TANH(1, 1, 1),
    /// `h' = max(0, x + u + b)`; keeps h'.
    RELU(1, 1, 1),
    /// Reset, update and new; keeps r, z, n and q = uₙ + b_q.
    GRU(3, 4, 4),
    /// Input, forget, cell and output; keeps i, f, g, o, the old c and tanh c'.
    LSTM(4, 4, 6);

    private final int products;
    private final int biases;
    private final int kept;

    Gates(int products, int biases, int kept) {
        this.products = products;
        this.biases = biases;
        this.kept = kept;
    }

    /// How many H wide x and u are.
    public int products() {
        return products;
    }

    /// How many H wide b is.
    public int biases() {
        return biases;
    }

    /// How many H wide is what the way back needs to remember of each position.
    public int kept() {
        return kept;
    }

    /// Whether there is a memory c beside the state h.
    public boolean hasMemory() {
        return this == LSTM;
    }

    /// Whether the slopes of x and u are the same; the GRU's reset gate stands between the two.
    public boolean addsProducts() {
        return this != GRU;
    }
}

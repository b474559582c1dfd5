package fovea.nn.recurrent;

/// Which biases a cell has. Frameworks differ, and weights can only be exchanged when the same are there.
public enum Biases {
    /// None.
    NONE,
    /// One, with the input's product, as the papers have it.
    ONE,
    /// One with the input's product and one with the state's, as PyTorch and cuDNN have it. They are only told apart by
    /// a GRU whose reset gate stands after the product.
    TWO
}

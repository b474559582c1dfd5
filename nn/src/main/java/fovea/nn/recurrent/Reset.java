package fovea.nn.recurrent;

/// Where a GRU's reset gate stands.
public enum Reset {
    /// It forgets parts of the state before the product, `n = tanh(W x + U (r h))`.   Cho et al. 2014, eq. 8
    BEFORE_PRODUCT,
    /// It forgets parts of the product, `n = tanh(W x + r (U h))`, which lets all products of a step be one. cuDNN and
    /// PyTorch do this.
    AFTER_PRODUCT
}

package fovea.tensor;

/// What every family of operations knows of the tensor it is part of.
sealed interface Self permits Activation, Elementary, Comparing, Contraction, Tiling, Diagonals, Scanning, Sorting,
        Normalization, Indexing, Attending, Loss, Convolution, Pooling, Similarity, Differentiation, Conversion {

    /// The tensor itself.
    Tensor self();
}

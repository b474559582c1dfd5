package fovea.nn.transformer;

/// Where the layer norm of a sublayer stands.
public enum NormPlace {

    /// After the sum, `LayerNorm(x + sublayer(x))`, as in the paper.   Vaswani et al. 2017, section 3.1
    POST,

    /// Before the sublayer, `x + sublayer(LayerNorm(x))`, which learns without a warm-up.   Xiong et al. 2020,
    /// section 3
    PRE
}

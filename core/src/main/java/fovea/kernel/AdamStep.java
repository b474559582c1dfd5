package fovea.kernel;

/// The numbers of one step of Adam, worked out for the step's number t.
///
/// @param beta1  β₁, how slowly the mean of the gradient forgets
/// @param beta2  β₂, how slowly the mean of its square forgets
/// @param eps    ε, which keeps a gradient that was always 0 from dividing by 0
/// @param decay  λ, decay that is part of the gradient
/// @param shrink s, decay that is not: 1 − η λ in AdamW, else 1
/// @param rate   η / (1 − β₁ᵗ), how far to go; the means start at 0, and are too small by that factor
/// @param root   r = √(1 − β₂ᵗ)
public record AdamStep(double beta1, double beta2, double eps, double decay, double shrink, double rate, double root) {}

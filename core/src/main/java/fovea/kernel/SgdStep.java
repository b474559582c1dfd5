package fovea.kernel;

/// The numbers of one step of stochastic gradient descent.
///
/// @param rate      η, how far to go
/// @param momentum  μ, how much of the former step is kept; 0 keeps none
/// @param lookAhead whether the gradient is added once more on top of the momentum (Nesterov)
/// @param decay     λ, how strongly numbers are drawn to 0
public record SgdStep(double rate, double momentum, boolean lookAhead, double decay) {}

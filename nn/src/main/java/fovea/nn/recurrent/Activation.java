package fovea.nn.recurrent;

/// What bends the sum in a plain recurrent cell.
public enum Activation {
    /// `tanh`, Elman 1990's was the logistic function; tanh has been usual since.
    TANH,
    /// `max(0, x)`, with a state weight that starts as the identity in Le et al. 2015.
    RELU
}

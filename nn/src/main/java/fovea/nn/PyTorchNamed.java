package fovea.nn;

/// A layer whose parameters PyTorch calls by other names than ours, or keeps in one piece where we keep several.
///
/// ```java
/// public void nameIn(PyTorchNames names) {
///     names.stacked("in_proj_weight", query.weight(), key.weight(), value.weight());
///     names.layer("out_proj", output);
/// }
/// ```
///
/// Layers that are not of this kind have the same names there as here.
public interface PyTorchNamed extends Layer {

    /// Tells `names` each parameter, and each layer in it, by PyTorch's names.
    void nameIn(PyTorchNames names);
}

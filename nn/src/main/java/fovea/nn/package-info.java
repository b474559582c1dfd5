/// Layers: records whose component names are their parameters' names.
///
/// ```java
/// var layer = Linear.create(3, 2, RandomKey.of(1));
/// Tensor y = layer.apply(x);                       // (…, 3) → (…, 2)
/// layer.parameters();                              // weight, bias
/// ```
///
/// A [Layer][fovea.nn.Layer] has no base class and no registry; `create(…)` draws the first numbers from a
/// [key][fovea.random.RandomKey], `apply(…)` is its formula. Whether this is [Training][fovea.nn.Training] is a
/// property of the run, not of the layer; so is who [watches][fovea.nn.Trace] it think.
///
/// What a layer has learnt goes to and from files by [our names][fovea.nn.StateFile] or by
/// [PyTorch's][fovea.nn.PyTorchNames]; a [Summary][fovea.nn.Summary] counts it.
package fovea.nn;

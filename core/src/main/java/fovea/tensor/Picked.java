package fovea.tensor;

/// Numbers picked along an axis, and where they stood.
///
/// ```java
/// var three = x.topk(-1, 3);
/// three.values();                    // gradients flow back to where each number stood
/// words.get(Index.of(three.indices()));
/// ```
///
/// @param values  the numbers, `values = x.gather(axis, indices)`
/// @param indices their positions along the axis, counted from 0
public record Picked(Tensor values, IntTensor indices) {}

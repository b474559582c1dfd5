/// Shapes: how many elements lie along each axis, and the rules by which shapes meet.
///
/// A [Shape][fovea.shape.Shape] knows sizes and nothing of data; everything that can be decided before a single number
/// is touched is decided here: which axis `-1` is, whether two shapes broadcast, how many elements there are. A broken
/// rule is a [ShapeException][fovea.shape.ShapeException] that names the operation, the rule and the shapes it got.
package fovea.shape;

/// Shapes, tensors, masks and indices for property-based tests with jqwik.
///
/// ```java
/// @Domain(FoveaDomain.class)
/// class MyProperties {
///     @Property
///     void tanhIsOdd(@ForAll Tensor x) {
///         assertEquals(x.tanh().neg(), x.neg().tanh());
///     }
///
///     @Property
///     void rowsSumToOne(@ForAll Draw draw) {                    // a shape, and everything else that is needed
///         Tensor x = draw.tensor(Values.ANY);
///         …
///     }
/// }
/// ```
///
/// Everything is a function of a shape and a seed, so a failing property shrinks to the smallest shape that still
/// fails. The key class is [Draw][fovea.arbitraries.Draw]; [Shapes][fovea.arbitraries.Shapes],
/// [Tensors][fovea.arbitraries.Tensors] and [FoveaDomain][fovea.arbitraries.FoveaDomain] make arbitraries of it.
package fovea.arbitraries;

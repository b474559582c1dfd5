/// Random numbers without a generator's state: [RandomKey][fovea.random.RandomKey] names a stream, an index names a
/// number.
///
/// A run is repeated, resumed or spread over threads by asking for the same indices again; there is nothing to save.
package fovea.random;

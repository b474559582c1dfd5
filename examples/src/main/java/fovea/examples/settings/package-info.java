/// What a training is asked to do: the options of `fovea train`, with their defaults and their bounds.
///
/// Settings are values. The same settings give the same model to the byte; what does not change it, such as the number
/// of threads, is not among them.
package fovea.examples.settings;

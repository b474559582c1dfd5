/// Reference cases: what another framework computes from given inputs, to be met number by number.
///
/// A [ConformanceCase][fovea.conformance.ConformanceCase] is one file; a test computes its outputs and hands them to
/// [ConformanceCase.check][fovea.conformance.ConformanceCase#check], which compares values, gradients and second
/// derivatives. [ConformanceFiles][fovea.conformance.ConformanceFiles] finds the files and makes a test of each.
package fovea.conformance;

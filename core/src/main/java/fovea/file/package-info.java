/// Files: tensors by name in the safetensors format, NumPy's arrays, JSON, pictures, and saving so that a crash leaves
/// the old file whole.
///
/// ```java
/// SafeTensors.EMPTY.with("weight", weight).withMetadata("kind", "linear").write(path);
/// Tensor again = SafeTensors.read(path).tensor("weight");
/// ```
///
/// A file may come from anybody. What it says of itself is checked before anything is allocated from it: see the rules
/// in [SafeTensors][fovea.file.SafeTensors], [Npy][fovea.file.Npy] and [Npz][fovea.file.Npz]. A broken rule is a
/// [FileFormatException][fovea.file.FileFormatException] that names the file, the place in it, and the rule. Numbers
/// are read into arrays; nothing stays mapped, so a file may be replaced or cut while we run.
package fovea.file;

/// Run folders: what a training leaves behind, and how to find it again.
///
/// ```text
///     runs/latest → monday              turned as a training starts
///     runs/monday/run.json              what it was asked, and what came of it
///                 model.safetensors     the model that did best on held-out pairs
///                 checkpoint            all that is needed to go on
///                 metrics.csv           a row for each epoch
///                 lock                  held while a training writes here
/// ```
/// A run folder may come from a stranger: every file is checked for its size before it is read, and none names a class.
package fovea.examples.run;

package fovea.nn;

/// Sees the thoughts of layers as they are thought, and may change them.
@FunctionalInterface
public interface Watcher {

    /// What the layer shall go on with: the thought itself, or another of the same class.
    Thought see(Layer layer, Thought thought);
}

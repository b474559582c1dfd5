package fovea.nn.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fovea.nn.Layer;

/// The cells of one layer: one that walks from the start, and perhaps one that walks from the end.   Schuster and
/// Paliwal 1997
///
/// @param <C>     what kind of cell
/// @param forward walks from the first position to the last
/// @param reverse walks from the last position to the first
public record Directions<C extends Cell>(C forward, Optional<C> reverse) implements Layer {

    /// The cells in order: forward, then reverse.
    public List<C> cells() {
        List<C> cells = new ArrayList<>(2);
        cells.add(forward);
        reverse.ifPresent(cells::add);
        return cells;
    }
}

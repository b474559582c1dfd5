package fovea.kernel;

/// Windows that move over images: over each of `planes` images, down and across.
///
/// Pixels lie as `(planes, height, width)`; what the windows see as `(planes, i, j, o, p)`: element `(i, j)` of all
/// windows, then the next element, so that lines of pixels stay lines.
///
/// @param planes how many images
/// @param down   along the height
/// @param across along the width
public record Sliding(int planes, Track down, Track across) {

    /// Meets every element of every window.
    @FunctionalInterface
    interface Visit {
        /// The pixel `seen`, counted over all planes, or −1 for padding; `at` is its place among what the windows see.
        void of(int seen, int at);
    }

    /// Pixels of all planes.
    int pixels() {
        return planes * plane();
    }

    /// Pixels of one plane.
    int plane() {
        return down.n() * across.n();
    }

    /// Windows on one plane.
    int windows() {
        return down.count() * across.count();
    }

    /// Elements of one window.
    int elements() {
        return down.size() * across.size();
    }

    /// Which of all planes' windows sees the element at this place.
    int window(int at) {
        return at / (elements() * windows()) * windows() + at % windows();
    }

    /// Visits what all windows see, in the order in which it lies.
    void each(Visit visit) {
        int at = 0;
        for (int plane = 0; plane < planes; plane++)
            for (int element = 0; element < elements(); element++)
                for (int window = 0; window < windows(); window++) {
                    int y = down.at(window / across.count(), element / across.size());
                    int x = across.at(window % across.count(), element % across.size());
                    boolean inside = y >= 0 && y < down.n() && x >= 0 && x < across.n();
                    visit.of(inside ? plane * plane() + y * across.n() + x : -1, at++);
                }
    }
}

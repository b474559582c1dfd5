package fovea.nn.decoding;

/// Indices from the highest score to the lowest, the lower index first among equals.
///
/// A heap: building it looks at every score once, and only those that are asked for are sorted (Williams 1964, Floyd
/// 1964).
final class Ranking {

    private final double[] scores;
    private final int[] heap;
    private int left;

    Ranking(double... scores) {
        this.scores = scores;
        this.heap = new int[scores.length];
        this.left = scores.length;
        for (int i = 0; i < left; i++)
            heap[i] = i;
        for (int i = left / 2 - 1; i >= 0; i--)
            sink(i);
    }

    boolean hasNext() {
        return left > 0;
    }

    /// The index that comes next.
    int next() {
        int best = heap[0];
        heap[0] = heap[--left];
        sink(0);
        return best;
    }

    private void sink(int place) {
        int index = heap[place], at = place;
        for (int child; (child = 2 * at + 1) < left; at = child) {
            if (child + 1 < left && before(heap[child + 1], heap[child]))
                child++;
            if (!before(heap[child], index))
                break;
            heap[at] = heap[child];
        }
        heap[at] = index;
    }

    private boolean before(int a, int b) {
        return scores[a] > scores[b] || scores[a] == scores[b] && a < b;
    }
}

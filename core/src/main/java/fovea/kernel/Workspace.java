package fovea.kernel;

/// A thread's own arrays for what lives only inside a kernel. They grow to what is asked for, and stay. So does a tile,
/// which thousands of products a step would make anew.
///
/// A seat belongs to a kernel while it runs; what runs inside another kernel's task must take other seats.
final class Workspace {

    private static final ThreadLocal<Workspace> MINE = ThreadLocal.withInitial(Workspace::new);
    private static final int SEATS = 16;

    private final float[][] arrays = new float[SEATS][0];
    private final FloatTile tile = new FloatTile();
    private final long[] words = new long[FloatWords.COUNT / 2];

    private Workspace() {}

    /// The calling thread's.
    static Workspace mine() {
        return MINE.get();
    }

    /// At least `length` floats, with any content, the same array whenever the same seat is asked for.
    float[] array(int seat, int length) {
        if (arrays[seat].length < length)
            arrays[seat] = new float[length];
        return arrays[seat];
    }

    /// Room for random words, see [FloatWords].
    long[] words() {
        return words;
    }

    /// The tile, wherever it was last.
    FloatTile tile() {
        return tile;
    }
}

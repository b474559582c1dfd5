package fovea.kernel;

import java.util.Arrays;

/// Element by element: one number or two in, one number or one answer out.
///
/// The defaults are the reference.
interface MapKernels {

    /// `out[i] = f(x[i])`
    default void map(Unary f, Storage x, Storage out, int n) {
        double[] from = Wide.of(x, n), to = Wide.room(out, n);
        for (int i = 0; i < n; i++)
            to[i] = f.of(from[i]);
        Wide.round(to, out, n);
    }

    /// `out[i] = f(a[i], b[i])`
    default void zip(Binary f, Storage a, Storage b, Storage out, int n) {
        double[] left = Wide.of(a, n), right = Wide.of(b, n), to = Wide.room(out, n);
        for (int i = 0; i < n; i++)
            to[i] = f.of(left[i], right[i]);
        Wide.round(to, out, n);
    }

    /// `out[i] = f(x[i], c)`
    default void zip(Binary f, Storage x, double c, Storage out, int n) {
        double[] from = Wide.of(x, n), to = Wide.room(out, n);
        for (int i = 0; i < n; i++)
            to[i] = f.of(from[i], c);
        Wide.round(to, out, n);
    }

    /// `out = f(a, b)`, where one operand or both stand still along some axes.
    default void zip(Binary f, Storage a, Storage b, Storage out, Walk walk) {
        int n = walk.rowLength(), rows = walk.rows(), last = walk.sizes().length - 1;
        int da = walk.a()[last], db = walk.b()[last];
        double[] left = Wide.of(a, reach(walk, walk.a())), right = Wide.of(b, reach(walk, walk.b()));
        double[] to = Wide.room(out, rows * n);
        walk.rows(0, rows, (i, j, o) -> {
            for (int x = 0; x < n; x++)
                to[o + x] = f.of(left[i + x * da], right[j + x * db]);
        });
        Wide.round(to, out, rows * n);
    }

    /// `out = f(a, b)?`, where one operand or both may stand still along some axes.
    default void compare(Comparison f, Storage a, Storage b, boolean[] out, Walk walk) {
        int n = walk.rowLength(), last = walk.sizes().length - 1, da = walk.a()[last], db = walk.b()[last];
        double[] left = Wide.of(a, reach(walk, walk.a())), right = Wide.of(b, reach(walk, walk.b()));
        walk.rows(0, walk.rows(), (i, j, o) -> {
            for (int x = 0; x < n; x++)
                out[o + x] = f.of(left[i + x * da], right[j + x * db]);
        });
    }

    /// `out[i] = mask[i] ? a[i] : b[i]`
    default void choose(boolean[] mask, Storage a, Storage b, Storage out, int n) {
        double[] yes = Wide.of(a, n), no = Wide.of(b, n), to = Wide.room(out, n);
        for (int i = 0; i < n; i++)
            to[i] = mask[i] ? yes[i] : no[i];
        Wide.round(to, out, n);
    }

    /// `out[i] = value` where the mask is true, else `x[i]`; a mask that is over begins again.
    default void fillWhere(boolean[] mask, Storage x, double value, Storage out, int n) {
        double[] from = Wide.of(x, n), to = Wide.room(out, n);
        for (int i = 0; i < n; i++)
            to[i] = mask[i % mask.length] ? value : from[i];
        Wide.round(to, out, n);
    }

    /// `out[i] = value`
    default void fill(Storage out, double value, int n) {
        switch (out) {
            case Storage.F32(float[] array) -> Arrays.fill(array, 0, n, (float) value);
            case Storage.F64(double[] array) -> Arrays.fill(array, 0, n, value);
        }
    }

    /// The same numbers in the precision of `out`.
    default void convert(Storage x, Storage out, int n) {
        double[] wide = Wide.of(x, n);
        switch (out) {
            case Storage.F64(double[] array) -> System.arraycopy(wide, 0, array, 0, n);
            case Storage.F32 _ -> Wide.round(wide, out, n);
        }
    }

    private static int reach(Walk walk, int[] strides) {
        int furthest = 1;
        for (int axis = 0; axis < strides.length; axis++)
            furthest += (walk.sizes()[axis] - 1) * strides[axis];
        return walk.rows() * walk.rowLength() == 0 ? 0 : furthest;
    }
}

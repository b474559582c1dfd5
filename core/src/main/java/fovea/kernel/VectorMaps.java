package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [MapKernels] for float32: which loop, and cut among the threads.
interface VectorMaps extends MapKernels {

    /// How many elements are worth waking a thread for: cheap functions wait for memory, dear ones compute.
    int CHEAP = 1 << 14;
    int DEAR = 1 << 12;

    /// A loop over one operand.
    @FunctionalInterface
    interface Map {
        void run(float[] x, float[] out, int from, int to);
    }

    /// A loop over two operands.
    @FunctionalInterface
    interface Pair {
        void run(float[] a, float[] b, float[] out, int from, int to);
    }

    @Override
    default void map(Unary f, Storage x, Storage out, int n) {
        Map loop = x instanceof F32 ? loop(f) : null;
        if (loop == null || !(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to)))
            MapKernels.super.map(f, x, out, n);
        else if (n < DEAR)
            loop.run(from, to, 0, n);
        else
            Threads.split(n, isCheap(f) ? CHEAP : DEAR, (start, end) -> loop.run(from, to, start, end));
    }

    @Override
    default void zip(Binary f, Storage a, Storage b, Storage out, int n) {
        Pair loop = a instanceof F32 ? loop(f) : null;
        if (loop == null || !(a instanceof F32(float[] left)) || !(b instanceof F32(float[] right))
                || !(out instanceof F32(float[] to)))
            MapKernels.super.zip(f, a, b, out, n);
        else if (n < DEAR)
            loop.run(left, right, to, 0, n);
        else
            Threads.split(n, isCheap(f) ? CHEAP : DEAR, (start, end) -> loop.run(left, right, to, start, end));
    }

    @Override
    default void choose(boolean[] mask, Storage a, Storage b, Storage out, int n) {
        if (!(a instanceof F32(float[] yes)) || !(b instanceof F32(float[] no)) || !(out instanceof F32(float[] to)))
            MapKernels.super.choose(mask, a, b, out, n);
        else
            Threads.split(n, CHEAP, (start, end) -> FloatChoices.choose(mask, yes, no, to, start, end));
    }

    @Override
    default void fillWhere(boolean[] mask, Storage x, double value, Storage out, int n) {
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to)))
            MapKernels.super.fillWhere(mask, x, value, out, n);
        else
            Threads.split(n, CHEAP, (start, end) -> FloatChoices.fill(mask, from, (float) value, to, start, end));
    }

    @Override
    default void zip(Binary f, Storage x, double c, Storage out, int n) {
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to)))
            MapKernels.super.zip(f, x, c, out, n);
        else switch (f) {
            case ADD -> Threads.split(n, CHEAP, (start, end) -> FloatPairs.add(from, (float) c, to, start, end));
            case SUB -> Threads.split(n, CHEAP, (start, end) -> FloatPairs.sub(from, (float) c, to, start, end));
            case MUL -> Threads.split(n, CHEAP, (start, end) -> FloatPairs.mul(from, (float) c, to, start, end));
            case DIV -> Threads.split(n, CHEAP, (start, end) -> FloatPairs.div(from, (float) c, to, start, end));
            case MAX -> Threads.split(n, CHEAP, (start, end) -> FloatPairs.max(from, (float) c, to, start, end));
            case MIN -> Threads.split(n, CHEAP, (start, end) -> FloatPairs.min(from, (float) c, to, start, end));
            default -> MapKernels.super.zip(f, x, c, out, n);
        }
    }

    @Override
    default void zip(Binary f, Storage a, Storage b, Storage out, Walk walk) {
        int last = walk.sizes().length - 1, da = walk.a()[last], db = walk.b()[last], n = walk.rowLength();
        if (!FloatLines.knows(f) || da + db == 0
                || !(a instanceof F32(float[] left)) || !(b instanceof F32(float[] right))
                || !(out instanceof F32(float[] to)))
            MapKernels.super.zip(f, a, b, out, walk);
        else
            Threads.split(walk.rows(), Math.max(1, CHEAP / Math.max(1, n)),
                    (from, end) -> walk.rows(from, end, line(f, left, right, to, new int[] {da, db, n})));
    }

    private static Walk.Row line(Binary f, float[] a, float[] b, float[] out, int[] steps) {
        int n = steps[2];
        if (steps[0] == 0) {
            var loop = FloatLines.numberLeft(f);
            return (i, j, o) -> loop.run(b, j, a[i], out, o, n);
        }
        if (steps[1] == 0) {
            var loop = FloatLines.numberRight(f);
            return (i, j, o) -> loop.run(a, i, b[j], out, o, n);
        }
        var loop = FloatLines.both(f);
        return (i, j, o) -> loop.run(a, i, b, j, out, o, n);
    }

    private static boolean isCheap(Unary f) {
        return switch (f) {
            case NEG, ABS, SQUARE, SQRT, RSQRT, RECIPROCAL, RELU -> true;
            default -> false;
        };
    }

    private static boolean isCheap(Binary f) {
        return f != Binary.GELU_SLOPE && f != Binary.GELU_TANH_SLOPE;
    }

    private static Map loop(Unary f) {
        return switch (f) {
            case NEG -> FloatMaps::neg;
            case ABS -> FloatMaps::abs;
            case SQUARE -> FloatMaps::square;
            case SQRT -> FloatMaps::sqrt;
            case RSQRT -> FloatMaps::rsqrt;
            case RECIPROCAL -> FloatMaps::reciprocal;
            case RELU -> FloatMaps::relu;
            case EXP -> FloatMaps::exp;
            case LOG -> FloatMaps::log;
            case TANH -> FloatMaps::tanh;
            case SIGMOID -> FloatMaps::sigmoid;
            case SILU -> FloatMaps::silu;
            case SOFTPLUS -> FloatMaps::softplus;
            case ERF -> FloatMaps::erf;
            case GELU -> FloatMaps::gelu;
            case GELU_TANH -> FloatMaps::geluTanh;
            default -> null;                                 // the reference will do
        };
    }

    private static Pair loop(Binary f) {
        return switch (f) {
            case ADD -> FloatPairs::add;
            case SUB -> FloatPairs::sub;
            case MUL -> FloatPairs::mul;
            case DIV -> FloatPairs::div;
            case MAX -> FloatPairs::max;
            case MIN -> FloatPairs::min;
            case TANH_SLOPE -> FloatSlopes::tanh;
            case SIGMOID_SLOPE -> FloatSlopes::sigmoid;
            case RELU_SLOPE -> FloatSlopes::relu;
            case GELU_SLOPE -> FloatSlopes::gelu;
            case GELU_TANH_SLOPE -> FloatSlopes::geluTanh;
            default -> null;
        };
    }
}

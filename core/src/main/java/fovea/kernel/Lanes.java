package fovea.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The width of this machine's vectors, and sums that do not depend on it.
///
/// A sum of floats depends on its order. So that 4, 8 and 16 lanes give the same bits, every sum here is defined over
/// **sixteen virtual lanes**: lane `j` adds the elements `i` with `i mod 16 = j`, in rising order, and one fixed tree
/// folds the lanes:
///
/// ```text
///     lane j     s_j = x_j + x_(j+16) + x_(j+32) + …                         j = 0 … 15
///     tree       s_j ← s_j + s_(j+8),   then s_j + s_(j+4),   s_j + s_(j+2),   s_0 + s_1
/// ```
///
/// A machine with 16 lanes keeps the virtual lanes in one register, one with 8 in two, one with 4 in four; the
/// `if (L < 16)` around the others is a constant to the compiler and costs nothing. What is left at the end of a row is
/// added to its lane by hand. (Layer norm adds it to the folded sum, and with fewer lanes walks along a row more often:
/// [FloatMoments].) Sixteen running sums are also more exact than one.
final class Lanes {

    /// The machine's vectors of float: at least 4 lanes, at most 16.
    static final VectorSpecies<Float> F = species(FloatVector.SPECIES_PREFERRED);

    /// Vectors of int with as many lanes.
    static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, VectorShape.forBitSize(F.vectorBitSize()));

    /// How many floats a vector holds: 4, 8 or 16.
    static final int L = F.length();

    /// How many virtual lanes every sum has.
    static final int VIRTUAL = 16;

    private static final VectorShuffle<Float> BY_8 = swap(8), BY_4 = swap(4), BY_2 = swap(2), BY_1 = swap(1);

    private Lanes() {}

    /// The lanes' sum by the fixed tree.
    static float tree(float[] s) {
        return tree(s, 0);
    }

    /// The same of the sixteen lanes from `i` on.
    static float tree(float[] s, int i) {
        float s0 = (s[i] + s[i + 8]) + (s[i + 4] + s[i + 12]), s1 = (s[i + 1] + s[i + 9]) + (s[i + 5] + s[i + 13]);
        float s2 = (s[i + 2] + s[i + 10]) + (s[i + 6] + s[i + 14]);
        float s3 = (s[i + 3] + s[i + 11]) + (s[i + 7] + s[i + 15]);
        return (s0 + s2) + (s1 + s3);
    }

    /// The largest lane that is a number.
    ///
    /// Partners 8, 4, 2 and 1 lanes apart are compared in registers: rows are short, and branches that guess wrong cost
    /// more than they do.
    static float largest(FloatVector m) {
        FloatVector other = m.rearrange(BY_8);
        m = m.blend(other, other.compare(VectorOperators.GT, m));
        other = m.rearrange(BY_4);
        m = m.blend(other, other.compare(VectorOperators.GT, m));
        other = m.rearrange(BY_2);
        m = m.blend(other, other.compare(VectorOperators.GT, m));
        other = m.rearrange(BY_1);
        return m.blend(other, other.compare(VectorOperators.GT, m)).lane(0);
    }

    private static VectorShuffle<Float> swap(int apart) {
        return VectorShuffle.fromOp(F, i -> apart < L ? i ^ apart : i);
    }

    private static VectorSpecies<Float> species(VectorSpecies<Float> preferred) {
        if (preferred.length() > 16)
            return FloatVector.SPECIES_512;
        return preferred.length() < 4 ? FloatVector.SPECIES_128 : preferred;
    }
}

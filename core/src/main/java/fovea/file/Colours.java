package fovea.file;

/// Shades for numbers from 0 to 1, darkest first.
public enum Colours {

    /// From black to white.
    GREY,

    /// From black through blue, green and rose to white, ever lighter, so that it may be printed in grey as well.
    ///
    /// ```text
    ///     φ = 2π (s/3 + 1 + r t)    a = t (1 − t) / 2
    ///     (R, G, B) = t + a (−0.14861 cos φ + 1.78277 sin φ,  −0.29227 cos φ − 0.90649 sin φ,  1.97294 cos φ)
    /// ```
    ///
    /// with s = 0.5 where the spiral starts and r = −1.5 for its turns: Green 2011, *A colour scheme for the display of
    /// astronomical intensity images*, eq. 2. 0 is black, 1 is white.
    HELIX;

    private static final double START = 0.5;
    private static final double TURNS = -1.5;

    /// The colour `0xRRGGBB` of `0 ≤ t ≤ 1`.
    int at(double t) {
        if (this == GREY)
            return shade(t) * 0x010101;
        double angle = 2 * Math.PI * (START / 3 + 1 + TURNS * t), a = t * (1 - t) / 2;
        double cos = Math.cos(angle), sin = Math.sin(angle);
        return shade(t + a * (-0.14861 * cos + 1.78277 * sin)) << 16
                | shade(t + a * (-0.29227 * cos - 0.90649 * sin)) << 8
                | shade(t + a * 1.97294 * cos);
    }

    private static int shade(double t) {
        return (int) Math.round(255 * Math.clamp(t, 0, 1));
    }
}

package fovea.nn.training;

/// When a [Plateau] lowers the rate, and by how much.
///
/// @param factor    what the rate is multiplied with each time
/// @param patience  how many reports without progress are borne
/// @param threshold how much smaller than the best, as a share of it, a loss must be to count as progress
/// @param cooldown  how many reports after a lowering are not counted
/// @param least     the factor never falls below this
public record PlateauConfig(double factor, int patience, double threshold, int cooldown, double least) {

    /// PyTorch's: a tenth after ten reports without progress by a ten-thousandth.
    public static final PlateauConfig DEFAULT = new PlateauConfig(0.1, 10, 1e-4, 0, 0);

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is negative, or the factor or threshold not less than 1
    public PlateauConfig {
        Numbers.checkShare("PlateauConfig", "factor", factor);
        Numbers.checkShare("PlateauConfig", "threshold", threshold);
        Numbers.check("PlateauConfig", "patience", patience);
        Numbers.check("PlateauConfig", "cooldown", cooldown);
        Numbers.check("PlateauConfig", "least", least);
    }

    /// With another factor.
    public PlateauConfig withFactor(double factor) {
        return new PlateauConfig(factor, patience, threshold, cooldown, least);
    }

    /// With another patience.
    public PlateauConfig withPatience(int patience) {
        return new PlateauConfig(factor, patience, threshold, cooldown, least);
    }

    /// With another threshold.
    public PlateauConfig withThreshold(double threshold) {
        return new PlateauConfig(factor, patience, threshold, cooldown, least);
    }

    /// With another cooldown.
    public PlateauConfig withCooldown(int cooldown) {
        return new PlateauConfig(factor, patience, threshold, cooldown, least);
    }

    /// With another floor.
    public PlateauConfig withLeast(double least) {
        return new PlateauConfig(factor, patience, threshold, cooldown, least);
    }
}

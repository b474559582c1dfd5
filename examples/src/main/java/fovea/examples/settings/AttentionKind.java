package fovea.examples.settings;

import java.util.Locale;

/// How a recurrent decoder asks the source where to look.
public enum AttentionKind {
    /// `vᵀ tanh(W q + U k)`: Bahdanau et al. 2015, section A.1.2.
    ADDITIVE,
    /// `q · k`: Luong et al. 2015, eq. 8.
    DOT,
    /// `q · k / √d`: Vaswani et al. 2017, eq. 1.
    SCALED,
    /// It does not: all it knows of the source is the encoder's last state (Sutskever et al. 2014).
    NONE;

    /// The name as options and files write it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package fovea.examples.settings;

/// A setting is out of its bounds; the message names the option, what it may be, and what it got.
public final class SettingsException extends IllegalArgumentException {

    /// @param message for the person who chose
    public SettingsException(String message) {
        super(message);
    }
}

package fovea.examples.run;

/// A run is not what it should be; the message says which, why, and what to do.
public final class RunException extends RuntimeException {

    /// @param message for the person at the terminal
    public RunException(String message) {
        super(message);
    }

    /// @param message for the person at the terminal
    /// @param cause what went wrong beneath
    public RunException(String message, Throwable cause) {
        super(message, cause);
    }
}

package fovea.examples;

/// What was asked for cannot be done, and a person can put it right: a file that is not there, a setting out of range.
///
/// The command ends with exit code 2 and shows the message alone; so it names what was given, the rule, and the remedy.
public final class WrongInput extends RuntimeException {

    /// Says what was wrong.
    public WrongInput(String message) {
        super(message);
    }
}

package fovea.examples.text;

/// Something is wrong with a file of words; the message says what, where, and what would be right.
public final class CorpusException extends RuntimeException {
    /// @param message for the person who gave us the file
    public CorpusException(String message) {
        super(message);
    }
}

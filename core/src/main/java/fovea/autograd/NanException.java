package fovea.autograd;

import java.util.Optional;

/// An operation made a NaN, or an infinity, from numbers without one; the message says which, from what, and where.
///
/// ```text
/// log made NaN: 1 of 3 elements of (3) float32, the first at [0]
///     input 0: x (3) float32, from -1.0 to 2.0
///     called at org.example.Net.loss(Net.java:12)
/// ```
public final class NanException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final transient Optional<StackTraceElement> caller;

    NanException(String operation, Optional<StackTraceElement> caller, String message) {
        super(message);
        this.operation = operation;
        this.caller = caller;
    }

    /// The operation that made it; in the backward walk the one whose slope did.
    public String operation() {
        return operation;
    }

    /// Where that operation was called: the first line outside of the library, if it was called in the hunt.
    public Optional<StackTraceElement> caller() {
        return caller;
    }
}

package fovea.shape;

import java.util.Arrays;
import java.util.stream.Collectors;

/// A rule about shapes was broken; the message names the operation, the rule and the shapes it got.
///
/// ```text
/// matmul: the left's last axis (3) must equal the right's second-to-last (2); got (2, 3) and (2, 3)
/// ```
public final class ShapeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /// Says that `operation` needs `rule`, and which shapes it was given instead.
    public ShapeException(String operation, String rule, Shape... got) {
        super(operation + ": " + rule + (got.length == 0 ? "" : "; got " + listed(got)));
    }

    private static String listed(Shape... shapes) {
        return Arrays.stream(shapes).map(Shape::toString).collect(Collectors.joining(" and "));
    }
}

package fovea.file;

import java.io.IOException;

/// A file is not what it should be; the message names the file, the place in it, and the rule it breaks.
///
/// ```text
/// model.safetensors, tensor "query.weight": F32 of shape [2, 3] takes 24 bytes, its data_offsets [0, 20] hold 20
/// ```
public final class FileFormatException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 100;

    /// Says where which rule is broken; `details` fill the rule's `%s` and `%d`, if there are any.
    public FileFormatException(String where, String rule, Object... details) {
        super(where + ": " + (details.length == 0 ? rule : rule.formatted(details)));
    }

    /// Text from a file, fit for a message: in quotes, control characters escaped, not too long.
    static String shown(String text) {
        return Json.quoted(text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text);
    }
}

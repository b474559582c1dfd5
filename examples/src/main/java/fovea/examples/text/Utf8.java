package fovea.examples.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// UTF-8 that is not guessed: a byte that does not belong is found, not replaced.
final class Utf8 {
    private Utf8() {}

    /// The text of some bytes, or nothing if they are not UTF-8.
    static Optional<String> decode(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static String decode(byte[] bytes, String name) {
        return decode(ByteBuffer.wrap(bytes)).orElseThrow(() -> new CorpusException(name + ": is not UTF-8 text"));
    }
}

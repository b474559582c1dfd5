package fovea.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/// A safetensors file put together by hand, byte for byte, right or wrong.
final class Forged {

    private final Path file;
    private final StringJoiner header = new StringJoiner(",", "{", "}");
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    Forged(Path folder) {
        this.file = folder.resolve("forged.safetensors");
    }

    /// Adds a vector as it should be.
    void put(String name, String dtype, int size, int... bytes) {
        int begin = data.size();
        for (int b : bytes)
            data.write(b);
        header.add("\"%s\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[%d,%d]}".formatted(name, dtype, size,
                begin, data.size()));
    }

    Path written() throws IOException {
        return write(file, header.toString(), data.toByteArray());
    }

    static Path write(Path file, String header, byte... data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return write(file, text.length, text, data);
    }

    static Path write(Path file, long length, byte[] header, byte... data) throws IOException {
        return Files.write(file, ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length).put(header).put(data).array());
    }
}

package fovea.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A `.npy` array put together by hand, byte for byte, right or wrong.
final class ForgedNpy {

    private ForgedNpy() {}

    /// Version 1.0, without padding.
    static byte[] array(String descr, String shape, int... data) {
        return of(1, "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(descr, shape), data);
    }

    static byte[] of(int version, String header, int... data) {
        byte[] text = header.getBytes(version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate((version == 1 ? 10 : 12) + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put(new byte[] {'N', 'U', 'M', 'P', 'Y'}).put((byte) version).put((byte) 0);
        if (version == 1)
            bytes.putShort((short) text.length);
        else
            bytes.putInt(text.length);
        bytes.put(text);
        for (int b : data)
            bytes.put((byte) b);
        return bytes.array();
    }
}

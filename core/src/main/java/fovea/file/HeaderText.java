package fovea.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Writes headers.
final class HeaderText {

    private HeaderText() {}

    /// The header of a file that holds these tensors in this order, padded with spaces to a multiple of 8.
    static byte[] of(Map<String, String> metadata, List<Map.Entry<String, Content>> contents) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        if (!metadata.isEmpty())
            fields.put(Header.METADATA, texts(metadata));
        long begin = 0;
        for (var entry : contents) {
            Content content = entry.getValue();
            fields.put(entry.getKey(), described(content, begin));
            begin += content.bytes();
        }
        return padded(new Json.Fields(fields).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Json texts(Map<String, String> texts) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        texts.forEach((name, text) -> fields.put(name, new Json.Text(text)));
        return new Json.Fields(fields);
    }

    private static Json described(Content content, long begin) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put("dtype", new Json.Text(content.element().name()));
        fields.put("shape", numbers(Arrays.stream(content.shape().sizes()).asLongStream().toArray()));
        fields.put("data_offsets", numbers(begin, begin + content.bytes()));
        return new Json.Fields(fields);
    }

    private static Json numbers(long... numbers) {
        return new Json.Items(Arrays.stream(numbers).<Json>mapToObj(n -> new Json.Numeral(Long.toString(n))).toList());
    }

    private static byte[] padded(byte[] json) {
        if (json.length > Header.LARGEST)
            throw new IllegalArgumentException(
                    "write: the header has at most 100 MiB; names and metadata take %d bytes".formatted(json.length));
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }
}

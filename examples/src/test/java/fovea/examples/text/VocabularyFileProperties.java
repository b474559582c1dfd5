package fovea.examples.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class VocabularyFileProperties {

    @Property
    void anyTokensSurviveTheFile(@ForAll @Size(max = 20) List<@NotEmpty String> tokens) throws IOException {
        var vocabulary = Vocabulary.of(List.of(tokens), 1);
        Path file = Files.createTempFile("vocabulary", ".txt");
        try {
            VocabularyFile.save(vocabulary, file);
            assertEquals(vocabulary, VocabularyFile.load(file));
        } finally {
            Files.delete(file);
        }
    }
}

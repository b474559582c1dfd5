package fovea.examples.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "gru-en-fr-20260101", "2.run", "übung_3", "第一"})
    void lettersDigitsAndThreeMarksMakeAName(String text) {
        assertEquals(text, new RunName(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../a", "a/b", "/a", "a\\b", "-a", ".a", "latest", "LATEST", "a b", "a\nb",
            "a\0"})
    void nothingLeadsOutOfTheFolder(String text) {
        assertThrows(RunException.class, () -> new RunName(text));
    }

    @Test
    void aNameHasAtMostAHundredCharacters() {
        assertEquals(100, new RunName("x".repeat(100)).text().length());
        assertThrows(RunException.class, () -> new RunName("x".repeat(101)));
    }
}

package fovea.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/// The known answers that the authors publish with their code, Random123's `kat_vectors` for philox4x32-10.
class PhiloxTest {

    @Test
    void counterAndKeyOfZeros() {
        assertEquals("6627e8d5 e169c58d bc57ac4c 9b00dbd8", words(0, 0, 0));
    }

    @Test
    void counterAndKeyOfOnes() {
        assertEquals("408f276d 41c83b0e a20bc7c6 6d5451fd", words(-1, -1, -1));
    }

    @Test
    void counterAndKeyOfTheDigitsOfPi() {
        assertEquals("d16cfe09 94fdcceb 5001e420 24126ea1",
                words(0x85a308d3_243f6a88L, 0x03707344_13198a2eL, 0x299f31d0_a4093822L));
    }

    private static String words(long counter, long stream, long key) {
        int[] words = new int[4];
        Philox.words(counter, stream, key, words);
        return Arrays.stream(words).mapToObj("%08x"::formatted).collect(Collectors.joining(" "));
    }
}

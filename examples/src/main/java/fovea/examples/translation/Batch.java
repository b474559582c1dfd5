package fovea.examples.translation;

import fovea.examples.text.Vocabulary;
import fovea.examples.translation.Corpus.Encoded;
import fovea.nn.seq2seq.Sentences;
import fovea.tensor.IntTensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Some pairs side by side, the shorter ones filled up.
///
/// ```text
///     sentences   two  ␣hundred  </s>
///     given       <s>  deux      ␣cents
///     expected    deux ␣cents    </s>
/// ```
///
/// @param sentences what is read                          `(B, S)`
/// @param given     what the decoder is told              `(B, T)`
/// @param expected  what it should say then, row after row without padding
/// @param places    where among the `B T` given tokens each of these stands
record Batch(Sentences sentences, IntTensor given, IntTensor expected, IntTensor places) {

    static Batch of(List<Encoded> pairs) {
        int[][] sources = new int[pairs.size()][], given = new int[pairs.size()][], expected = new int[pairs.size()][];
        for (int i = 0; i < pairs.size(); i++) {
            sources[i] = ended(pairs.get(i).source());
            expected[i] = ended(pairs.get(i).target());
            given[i] = begun(pairs.get(i).target());
        }
        return new Batch(Sentences.of(Vocabulary.PAD, sources), IntTensor.padded(Vocabulary.PAD, given),
                IntTensor.of(Arrays.stream(expected).flatMapToInt(Arrays::stream).toArray()), places(expected));
    }

    private static IntTensor places(int[]... rows) {
        int T = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
        return IntTensor.of(IntStream.range(0, rows.length * T).filter(i -> i % T < rows[i / T].length).toArray());
    }

    /// How many target tokens, ends included.
    int tokens() {
        return expected.shape().volume();
    }

    /// How many pairs: B.
    int size() {
        return sentences.count();
    }

    private static int[] ended(int... tokens) {
        int[] ended = Arrays.copyOf(tokens, tokens.length + 1);
        ended[tokens.length] = Vocabulary.END;
        return ended;
    }

    private static int[] begun(int... tokens) {
        int[] begun = new int[tokens.length + 1];
        begun[0] = Vocabulary.START;
        System.arraycopy(tokens, 0, begun, 1, tokens.length);
        return begun;
    }
}

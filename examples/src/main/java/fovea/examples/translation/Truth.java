package fovea.examples.translation;

import fovea.examples.phrasebook.Part;
import fovea.examples.phrasebook.Span;
import fovea.examples.report.AttentionMap;
import fovea.examples.text.Token;
import fovea.examples.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which source tokens each target token of a phrase is aligned to; none if the target token is in no part.
///
/// ```text
///     two ␣hundred ␣and ␣seven   →   deux ␣cent ␣sept          {0, 1}  {0, 1}  {3}
/// ```
///
/// @param aligned a row for each target token
record Truth(List<List<Integer>> aligned) {

    /// The truth of a phrase whose parts are known.
    static Truth of(Example example, Tokenizer tokenizer) {
        List<Token> source = tokenizer.split(example.source());
        var aligned = new ArrayList<List<Integer>>();
        for (Token token : tokenizer.split(example.target())) {
            SortedSet<Integer> seen = new TreeSet<>();
            for (Part part : example.parts())
                if (touches(part.target(), token))
                    for (int s = 0; s < source.size(); s++)
                        if (touches(part.source(), source.get(s)))
                            seen.add(s);
            aligned.add(List.copyOf(seen));
        }
        return new Truth(aligned);
    }

    private static boolean touches(List<Span> spans, Token token) {
        int start = token.start();                             // a space in front belongs to no part
        while (start < token.end() - 1 && Character.isSpaceChar(token.text().charAt(start - token.start())))
            start++;
        for (Span span : spans)
            if (span.overlaps(start, token.end()))
                return true;
        return false;
    }

    /// How many target tokens are in a part.
    int tokens() {
        return (int) aligned.stream().filter(row -> !row.isEmpty()).count();
    }

    /// How many of these looked most at a source token outside of it.
    int errors(AttentionMap map) {
        int errors = 0;
        for (int t = 0; t < aligned.size(); t++)
            if (!aligned.get(t).isEmpty() && !aligned.get(t).contains(map.strongest(t)))
                errors++;
        return errors;
    }
}

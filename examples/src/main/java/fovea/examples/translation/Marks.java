package fovea.examples.translation;

import fovea.examples.run.RunRecord.Share;
import fovea.examples.text.Bleu;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How good translations are: right to the letter, or by the words they share with the reference.
///
/// @param all every held-out pair with its translation
record Marks(List<Translated> all) {

    private static final String[] QUARTERS = {"shortest quarter", "second quarter", "third quarter", "longest quarter"};

    /// Share of translations that are right to the letter.
    double exactMatch() {
        return share(all);
    }

    /// Corpus BLEU-4 without smoothing, 0 to 100.
    double bleu() {
        return Bleu.corpus(all.stream().map(Translated::translation).toList(),
                all.stream().map(Translated::reference).toList());
    }

    /// From the quarter with the fewest target tokens to the quarter with the most.
    List<Share> byLength() {
        List<Translated> sorted = all.stream().sorted(Comparator.comparingInt(t -> t.reference().size())).toList();
        var shares = new ArrayList<Share>();
        for (int q = 0; q < QUARTERS.length; q++) {
            List<Translated> quarter = sorted.subList(sorted.size() * q / QUARTERS.length,
                    sorted.size() * (q + 1) / QUARTERS.length);
            if (!quarter.isEmpty())
                shares.add(new Share("%s, %d to %d tokens".formatted(QUARTERS[q], quarter.getFirst().reference().size(),
                        quarter.getLast().reference().size()), quarter.size(), share(quarter)));
        }
        return shares;
    }

    /// By what the pairs say, in the order of the alphabet.
    List<Share> byKind() {
        var kinds = all.stream().collect(Collectors.groupingBy(t -> t.example().kind(), TreeMap::new,
                Collectors.toList()));
        return kinds.entrySet().stream().map(kind -> new Share(kind.getKey(), kind.getValue().size(),
                share(kind.getValue()))).toList();
    }

    private static double share(List<Translated> some) {
        return some.stream().filter(Translated::isExact).count() / (double) some.size();
    }
}

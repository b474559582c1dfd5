package fovea.nn.decoding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A beam search through a whole batch: all beginnings of all rows are one batch for the model.
///
/// @param <S> the state's type
final class BeamSearch<S extends DecoderState<S>> {

    private final BeamRow.Wish wish;
    private final Walk<S> walk;
    private final int[] first;
    private final List<BeamRow> rows;

    BeamSearch(BeamRow.Wish wish, Start<S> start) {
        this.wish = wish;
        this.walk = new Walk<>(start, wish.limits());
        this.first = start.last().toInts();
        this.rows = IntStream.range(0, first.length).mapToObj(row -> new BeamRow(wish, row)).toList();
    }

    List<List<Decoded>> run() {
        for (int written = 0; written < wish.limits().longest(); written++) {
            List<BeamRow> going = rows.stream().filter(row -> !row.isDone()).toList();
            if (going.isEmpty())
                break;
            List<Hypothesis> beginnings = going.stream().flatMap(row -> row.beginnings().stream()).toList();
            walk.go(beginnings.stream().mapToInt(Hypothesis::row).toArray(), last(beginnings));
            int at = 0;
            for (BeamRow row : going) {
                int count = row.beginnings().size();
                row.choose(walk, at);
                at += count;
            }
        }
        List<List<Decoded>> all = new ArrayList<>();
        rows.forEach(row -> all.add(row.best()));
        return all;
    }

    private int[] last(List<Hypothesis> beginnings) {
        return beginnings.stream().mapToInt(text -> text.length() == 0 ? first[text.row()] : text.last()).toArray();
    }
}

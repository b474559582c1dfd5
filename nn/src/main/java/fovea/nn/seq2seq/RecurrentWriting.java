package fovea.nn.seq2seq;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import fovea.nn.attention.Attention;
import fovea.nn.attention.Mask;
import fovea.nn.attention.Source;
import fovea.shape.Shape;
import fovea.tensor.Attentive;
import fovea.tensor.BoolTensor;
import fovea.tensor.IntTensor;
import fovea.tensor.Rearrangement;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;

/// A recurrent translator in the middle of writing: what it has read, and the states of its decoder.
final class RecurrentWriting implements Writing {

    private final RecurrentTranslator model;
    private final Decoding decoding;
    private final Read read;
    private final List<Recurrent.State> states;

    /// What was read: the source's keys and values, its lengths, and both ends of the last layer.
    private record Read(Source source, IntTensor lengths, Tensor ends) {}

    /// The decoder's weights, prepared once for all steps.
    ///
    /// @param cells   the recurrent halves of the cells
    /// @param words   the first cell's weight for words, `(G H, E)`
    /// @param context the first cell's weight for the context, `(G H, 2H)`
    private record Decoding(List<Recurrent> cells, Tensor words, Tensor context) {}

    /// A look at the source.
    ///
    /// @param context what was seen, `(B, 2H)`
    /// @param weights where, `(B, S)`
    private record Look(Tensor context, Optional<Tensor> weights) {}

    private RecurrentWriting(RecurrentTranslator model, Decoding decoding, Read read, List<Recurrent.State> states) {
        this.model = model;
        this.decoding = decoding;
        this.read = read;
        this.states = states;
    }

    static RecurrentWriting start(RecurrentTranslator model, Sentences sentences) {
        Tensor x = model.dropout().apply(model.source().apply(sentences.tokens()));        // (B, S, E)
        Recurrent.Unrolled all = model.encoder().apply(x, sentences.lengths());            // (B, S, 2H)
        Tensor h = all.outputs();
        Source source = model.score().map(score -> score.source(h)).orElse(new Source(h, h));
        List<Recurrent.State> states = new ArrayList<>();
        for (int i = 0; i < model.bridges().size(); i++)
            states.add(model.bridges().get(i).cross(all.last(), i));
        Tensor ends = Bridge.both(all.last().hidden(), model.bridges().size() - 1);        // (B, 2H)
        return new RecurrentWriting(model, decoding(model), new Read(source, sentences.lengths(), ends), states);
    }

    private static Decoding decoding(RecurrentTranslator model) {
        int E = model.target().weight().shape().size(1);
        Tensor W = model.decoder().getFirst().input().weight().value();                    // (G H, E + 2H)
        return new Decoding(model.decoder().stream().map(cell -> cell.recurrence()).toList(),
                W.slice(1, 0, E), W.slice(1, E, W.size(1)));
    }

    /// What came of writing down given words.
    ///
    /// @param states   the top state after each word, `(B, T, H)`
    /// @param contexts what was seen before it, `(B, T, 2H)`
    /// @param weights  where, `(B, T, S)`
    record Written(Tensor states, Tensor contexts, Optional<Tensor> weights) {}

    /// Writes given words, whose vectors are `(B, T, E)`: at once where one cell looks in a way that can be walked at
    /// once, else one by one.
    Written write(Tensor y) {
        Tensor x = project(y);                                                             // (B, T, G H)
        return writer().map(writer -> atOnce(writer, x)).orElseGet(() -> stepwise(x));
    }

    private Optional<Attentive> writer() {
        return model.score().filter(_ -> states.size() == 1)
                .flatMap(score -> score.looking(decoding.cells.getFirst(), decoding.context, read.source));
    }

    private Written atOnce(Attentive writer, Tensor x) {
        BoolTensor visible = Mask.padding(read.lengths).visible(Shape.of(x.size(0), x.size(1), read.source.size()));
        Attentive.Walked walked = writer.walk(x, states.getFirst(), visible);
        return new Written(walked.outputs(), walked.contexts(), Optional.of(walked.weights()));
    }

    private Written stepwise(Tensor x) {
        List<Tensor> tops = new ArrayList<>(), contexts = new ArrayList<>(), weights = new ArrayList<>();
        RecurrentWriting now = this;
        for (Tensor words : x.unstack(1)) {                                                // (B, G H)
            Look look = now.look();
            now = now.after(words, look);
            tops.add(now.top());
            contexts.add(look.context());
            look.weights().ifPresent(weights::add);
        }
        return new Written(Rearrangement.stack(1, tops), Rearrangement.stack(1, contexts),
                model.score().map(_ -> Rearrangement.stack(1, weights)));
    }

    /// The words' half of the first cell's product.   `(…, E) → (…, G H)`
    private Tensor project(Tensor y) {
        return y.matmul(decoding.words.T());
    }

    /// The state that others see: that of the last layer.   `(B, H)`
    private Tensor top() {
        return states.getLast().hidden();
    }

    /// Where the decoder looks before it writes the next word.
    private Look look() {
        if (model.score().isEmpty())
            return new Look(read.ends, Optional.empty());
        Attention attention = model.score().get().attend(top().unsqueeze(1), read.source, Mask.padding(read.lengths));
        return new Look(attention.context().squeeze(1), Optional.of(attention.weights().squeeze(1)));
    }

    /// The writing after a word, whose half of the product is given, and a look.
    private RecurrentWriting after(Tensor words, Look look) {
        List<Recurrent.State> next = new ArrayList<>();
        Tensor x = words.add(look.context().matmul(decoding.context.T()));                     // (B, G H)
        for (int i = 0; i < states.size(); i++) {
            if (i > 0)
                x = model.decoder().get(i).project(model.dropout().apply(next.getLast().hidden()));
            next.add(decoding.cells.get(i).step(x, states.get(i)));
        }
        return new RecurrentWriting(model, decoding, read, next);
    }

    @Override
    public Step next(IntTensor words) {
        Tensor y = model.target().apply(words);                                            // (B, E)
        Look look = look();
        RecurrentWriting then = after(project(y), look);
        Tensor features = Rearrangement.concat(-1, then.top(), look.context(), y);         // (B, H + 2H + E)
        return new Step(model.output().apply(features), look.weights(), then);
    }

    @Override
    public RecurrentWriting rows(IntTensor rows) {
        var lengths = IntTensor.generate(rows.shape(), i -> read.lengths.at(rows.at(i)));
        var chosen = new Read(read.source.rows(rows), lengths, read.ends.indexSelect(0, rows));
        return with(chosen, state -> state.indexSelect(0, rows));
    }

    @Override
    public RecurrentWriting keep() {
        var kept = new Source(read.source.keys().keep(), read.source.values().keep());
        return with(new Read(kept, read.lengths, read.ends.keep()), Tensor::keep);
    }

    private RecurrentWriting with(Read read, UnaryOperator<Tensor> change) {
        return new RecurrentWriting(model, decoding(model), read, states.stream().map(state ->
                new Recurrent.State(change.apply(state.hidden()), state.memory().map(change))).toList());
    }
}

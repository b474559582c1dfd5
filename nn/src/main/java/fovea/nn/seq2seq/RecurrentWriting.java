package fovea.nn.seq2seq;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import fovea.nn.attention.Attention;
import fovea.nn.attention.Mask;
import fovea.nn.attention.Source;
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
    /// @param words   the first cell's weight for words, transposed `(E, G H)`
    /// @param context the first cell's weight for the context, transposed `(2H, G H)`
    private record Decoding(List<Recurrent> cells, Tensor words, Tensor context) {}

    /// A look at the source.
    ///
    /// @param context what was seen, `(B, 2H)`
    /// @param weights where, `(B, S)`
    record Look(Tensor context, Optional<Tensor> weights) {}

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
                W.slice(1, 0, E).T(), W.slice(1, E, W.size(1)).T());
    }

    /// The words' half of the first cell's product.   `(…, E) → (…, G H)`
    Tensor project(Tensor y) {
        return y.matmul(decoding.words);
    }

    /// The state that others see: that of the last layer.   `(B, H)`
    Tensor top() {
        return states.getLast().hidden();
    }

    /// Where the decoder looks before it writes the next word.
    Look look() {
        if (model.score().isEmpty())
            return new Look(read.ends, Optional.empty());
        Attention attention = model.score().get().attend(top().unsqueeze(1), read.source, Mask.padding(read.lengths));
        return new Look(attention.context().squeeze(1), Optional.of(attention.weights().squeeze(1)));
    }

    /// The writing after a word, whose half of the product is given, and a look.
    RecurrentWriting after(Tensor words, Look look) {
        List<Recurrent.State> next = new ArrayList<>();
        Tensor x = words.add(look.context().matmul(decoding.context));                     // (B, G H)
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

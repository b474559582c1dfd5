package fovea.nn.attention;

import fovea.shape.ShapeException;
import fovea.tensor.IntTensor;
import fovea.tensor.Memory;
import fovea.tensor.Rearrangement;
import fovea.tensor.Tensor;

/// What can be looked at: keys to be found by, and values to be read.
///
/// Projected once, a source serves every step of a decoder, and in decoding it is the cache: [#then] appends what came
/// since.
///
/// @param keys   `(…, S, d)`
/// @param values `(…, S, dv)`, one for each key
public record Source(Tensor keys, Tensor values) implements Memory.Keepable<Source> {

    /// Keys with their values.
    ///
    /// @throws ShapeException unless there is one value for each key
    public Source {
        if (keys.shape().rank() < 2 || values.shape().rank() < 2 || keys.size(-2) != values.size(-2))
            throw new ShapeException("attention", "keys (…, S, d) and values (…, S, dv) must be equally many",
                    keys.shape(), values.shape());
    }

    /// How many keys there are, S.
    public int size() {
        return keys.size(-2);
    }

    /// This source, with more to look at behind it.
    ///
    /// @throws ShapeException if widths or batches differ
    public Source then(Source more) {
        return new Source(Rearrangement.concat(-2, keys, more.keys), Rearrangement.concat(-2, values, more.values));
    }

    /// This source, to outlive the [step][Memory] it was made in.
    @Override
    public Source keep() {
        return new Source(keys.keep(), values.keep());
    }

    /// The sources of these rows of the batch, the first axis, in this order; a row may come again, as in beam search.
    public Source rows(IntTensor rows) {
        return new Source(keys.indexSelect(0, rows), values.indexSelect(0, rows));
    }
}

package fovea.tensor;

import fovea.kernel.View;
import fovea.shape.Shape;

/// Two neighbouring axes, swapped in a tensor whose numbers stay where they are for the time being.
enum Swap {

    /// The last two axes, `(…, m, n) → (…, n, m)`. Products read such a tensor where it lies.
    ROWS("T"),

    /// The two axes before the last, `(B, T, h, d) → (B, h, T, d)`. Attention reads such a tensor where it lies.
    HEADS("transpose");

    final String operation;

    Swap(String operation) {
        this.operation = operation;
    }

    /// The sizes after the swap.
    Shape of(Shape shape) {
        return this == ROWS ? shape.dropLast(2).then(shape.size(-1), shape.size(-2))
                : shape.dropLast(3).then(shape.size(-2), shape.size(-3), shape.size(-1));
    }

    /// The numbers of a tensor of this shape, in the order of the swapped one.
    View view(Shape shape) {
        if (this == ROWS)
            return Views.transposed(shape);
        int m = shape.size(-3), n = shape.size(-2), inner = shape.size(-1);
        return new View(0, new int[] {shape.volume(0, shape.rank() - 3), n, m, inner},
                new int[] {m * n * inner, inner, n * inner, 1});
    }

    /// The tensor with its axes swapped; or, if it is one already that was swapped so, the one that it was made of.
    Tensor of(Tensor x) {
        if (this == HEADS && (x.size(-3) == 1 || x.size(-2) == 1))           // nothing changes its place
            return x.reshape(of(x.shape()));
        return x.unswapped(this).orElseGet(() -> new Tensor(of(x.shape()), x, this,
                Tape.origin(operation, Edge.to(x, this::of), Edge.NONE, Edge.NONE, Edge.NO_MORE)));
    }
}

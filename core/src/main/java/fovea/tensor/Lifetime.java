package fovea.tensor;

import fovea.kernel.Storage;
import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;

/// How long a tensor's array holds the tensor's numbers. Every access asks.
abstract sealed class Lifetime permits Lifetime.Forever, Lifetime.UntilUpdate, StepMemory, PullMemory {

    /// For arrays that nobody will reuse.
    static final Lifetime FOREVER = new Forever();

    private boolean over;

    final void end() {
        over = true;
    }

    final boolean isOver() {
        return over;
    }

    final void check() {
        if (over)
            throw new IllegalStateException(whyOver());
    }

    /// What happened, and what should have been done.
    abstract String whyOver();

    /// An array with any content, which lives as long as this.
    Storage allocate(DType dtype, int n) {
        return switch (dtype) {
            case FLOAT32 -> new F32(new float[n]);
            case FLOAT64 -> new F64(new double[n]);
        };
    }

    /// The longest of those that this is within: what is made in one pull for others, too, lives as long as the step.
    Lifetime longest() {
        return this;
    }

    static final class Forever extends Lifetime {
        @Override
        String whyOver() {
            throw new AssertionError("forever has ended");
        }
    }

    /// For a parameter's value: the optimiser writes the next one over it.
    static final class UntilUpdate extends Lifetime {
        @Override
        String whyOver() {
            return "this value of a parameter has been updated since: ask parameter.value() again, "
                    + "or keep() it before the update";
        }
    }
}

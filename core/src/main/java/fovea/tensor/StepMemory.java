package fovea.tensor;

import java.util.ArrayList;

import fovea.kernel.ArrayPool;
import fovea.kernel.Storage;
import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;

/// The arrays made in one step; they go back to the pool when it ends.
final class StepMemory extends Lifetime {

    private final ArrayList<Storage> taken = new ArrayList<>();

    @Override
    Storage allocate(DType dtype, int n) {
        Storage storage = pooled(dtype, n);
        adopt(storage);
        return storage;
    }

    static Storage pooled(DType dtype, int n) {
        return switch (dtype) {
            case FLOAT32 -> new F32(ArrayPool.floats(n));
            case FLOAT64 -> new F64(ArrayPool.doubles(n));
        };
    }

    /// Takes over an array, to give it back at the end.
    void adopt(Storage storage) {
        synchronized (taken) {
            taken.add(storage);
        }
    }

    void giveBack() {
        end();
        taken.forEach(ArrayPool::takeBack);
        taken.clear();
    }

    @Override
    String whyOver() {
        return "this tensor was made in a step that is over, and its array may hold other numbers by now: "
                + "return it from the step, or keep() it inside";
    }
}

package fovea.tensor;

import static fovea.kernel.Kernels.kernels;

import java.util.Optional;

import fovea.kernel.Storage;
import fovea.kernel.Unroll;
import fovea.shape.Shape;

/// The state's weight of a recurrence as kernels read it best, for who walks step by step: packed once for all steps.
///
/// Packing costs as much as a step of some rows. A first step does without, for there may be no second; so does a
/// walk of many steps, which packs for itself. The packed weight lives as long as the memory it was made in, and
/// nobody uses it in another.
final class PackedWeight {

    private static final Storage NOTHING = new Storage.F32(new float[0]);

    private final Tensor weight;
    private final Side forward = new Side(kernels()::pack), back = new Side(kernels()::packBack);

    /// Lays the weight out anew.
    @FunctionalInterface
    private interface Packing {
        void pack(Storage weight, Storage packed, Unroll how);
    }

    PackedWeight(Tensor weight) {
        this.weight = weight;
    }

    /// For a walk; empty if it shall pack for itself.
    Storage forward(Unroll how) {
        return forward.packed(how);
    }

    /// For the way back of a walk.
    Storage back(Unroll how) {
        return back.packed(how);
    }

    /// One direction's array.
    private final class Side {
        private final Packing packing;
        private Optional<Tensor> packed = Optional.empty();
        private boolean wasAsked;

        Side(Packing packing) {
            this.packing = packing;
        }

        synchronized Storage packed(Unroll how) {
            int length = how.steps() == 1 && wasAsked ? kernels().packedLength(weight.storage(), how) : 0;
            wasAsked = true;
            if (length == 0)
                return NOTHING;
            Lifetime memory = Run.current().memory().longest();
            if (packed.isEmpty() || packed.get().lifetime() != memory) {
                packed = Optional.of(new Tensor(Shape.of(length), memory.allocate(weight.dtype(), length), memory,
                        Origin.CONSTANT));
                packing.pack(weight.storage(), packed.get().storage(), how);
            }
            return packed.get().storage();
        }
    }
}

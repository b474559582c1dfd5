package fovea.file;

import java.util.Arrays;

import fovea.shape.Shape;

/// What a header says of one tensor, after it has been checked.
///
/// @param name    the tensor's name
/// @param element what it is made of
/// @param shape   its shape
/// @param begin   where its bytes begin, counted from the end of the header
/// @param end     where they end
record Entry(String name, Element element, Shape shape, long begin, long end) {

    /// The largest rank a header may ask for; PyTorch's is 64 as well.
    static final int HIGHEST_RANK = 64;

    /// The entry that these numbers describe.
    ///
    /// @throws FileFormatException if they do not fit each other, or no tensor
    static Entry checked(String where, String name, Element element, long[] sizes, long[] offsets)
            throws FileFormatException {
        Shape shape = shape(where, sizes);
        long bytes = (long) shape.volume() * element.width;  // below 2³¹ · 8
        if (offsets.length != 2 || offsets[0] > offsets[1])
            throw new FileFormatException(where, "data_offsets must be a begin and an end that is not before it; got "
                    + Arrays.toString(offsets));
        if (offsets[1] - offsets[0] != bytes)
            throw new FileFormatException(where, "%s of shape %s takes %d bytes; its data_offsets [%d, %d] hold %d",
                    element, shape, bytes, offsets[0], offsets[1], offsets[1] - offsets[0]);
        return new Entry(name, element, shape, offsets[0], offsets[1]);
    }

    /// The place of this tensor in its file, for errors.
    String where(String file) {
        return "%s, tensor %s".formatted(file, FileFormatException.shown(name));
    }

    /// The shape of these sizes, which are not negative.
    ///
    /// @throws FileFormatException if no tensor has so many elements
    static Shape shape(String where, long... sizes) throws FileFormatException {
        int[] checked = new int[sizes.length];
        long volume = 1;
        try {
            for (int axis = 0; axis < sizes.length; axis++) {
                checked[axis] = Math.toIntExact(sizes[axis]);
                volume = Math.multiplyExact(volume, sizes[axis]);
            }
            Math.toIntExact(volume);
        } catch (ArithmeticException tooLarge) {
            throw new FileFormatException(where, "a tensor holds fewer than 2^31 elements; got shape %s",
                    Arrays.toString(sizes));
        }
        return Shape.of(checked);
    }
}

package fovea.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;

import fovea.random.RandomKey;
import fovea.tensor.BoolTensor;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Damages `.npy` or `.npz` files at random, reads them, and compares what is read; run by a JVM of its own.
final class DamagedArrays {

    private static final List<byte[]> ARRAYS = List.of(
            ForgedNpy.array("<f4", "(2,)", 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0),
            ForgedNpy.of(1, "{'descr': '>f8', 'fortran_order': True, 'shape': (2, 1), }      \n",
                    0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0x40, 8, 0, 0, 0, 0, 0, 0),
            ForgedNpy.array("<f2", "(3,)", 0, 0x3C, 1, 0xC0, 0xFF, 0x7B),
            ForgedNpy.array("<i8", "(2,)", 254, 255, 255, 255, 255, 255, 255, 255, 1, 0, 0, 0, 0, 0, 0, 0),
            ForgedNpy.of(1, "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }\n", 0, 3, 1, 4, 2, 5),
            ForgedNpy.array("|b1", "(2, 2)", 0, 1, 1, 0), ForgedNpy.array(">u2", "()", 1, 2),
            ForgedNpy.array("<f4", "(0, 5)"), ForgedNpy.array("|u1", "(5000,)", new int[5000]));

    private final Trials trials;

    private DamagedArrays(Trials trials) {
        this.trials = trials;
    }

    /// Arguments: npy or npz, a folder, how many files, a seed. The exit code is 0 if all went well.
    public static void main(String... args) throws IOException {
        var files = new DamagedArrays(new Trials(Path.of(args[1])));
        int count = Integer.parseInt(args[2]);
        RandomKey key = RandomKey.of(Long.parseLong(args[3]));
        for (int i = 0; i < count; i++)
            if (args[0].equals("npy"))
                files.array(key.with(i), i);
            else
                files.zip(key.with(i), i);
        System.out.println(files.trials);
    }

    private void array(RandomKey key, int number) throws IOException {
        byte[] damaged = NumPyDamage.ofArray(ARRAYS.get(number % ARRAYS.size()), key);
        trials.next(damaged, file -> {
            Npy read = Npy.read(file);
            equal(PlainArray.of(damaged), PlainArray.of(content(read)));
        });
    }

    /// Every other time a damaged array is zipped as it should be, or else sound ones are and the zip file is damaged.
    private void zip(RandomKey key, int number) throws IOException {
        int method = number % 4 < 2 ? ZipEntry.STORED : ZipEntry.DEFLATED;
        List<byte[]> arrays = new ArrayList<>(ARRAYS);
        int damagedArray = number / 4 % ARRAYS.size();
        if (number % 2 == 0)
            arrays.set(damagedArray, NumPyDamage.ofArray(arrays.get(damagedArray), key));
        Object[] entries = new Object[2 * arrays.size()];
        for (int i = 0; i < arrays.size(); i++) {
            entries[2 * i] = "array" + i + ".npy";
            entries[2 * i + 1] = arrays.get(i);
        }
        byte[] whole = NpzTest.zip(method, entries);
        trials.next(number % 2 == 0 ? whole : NumPyDamage.ofBytes(whole, key), file -> check(Npz.read(file), arrays));
    }

    private static void check(Npz read, List<byte[]> arrays) {
        Set<PlainArray> expected = new HashSet<>();
        arrays.forEach(array -> expected.add(PlainArray.of(array)));
        for (String name : read.names()) {
            PlainArray got = PlainArray.of(content(read, name));
            if (name.matches("array[0-8]"))
                equal(PlainArray.of(arrays.get(name.charAt(5) - '0')), got);
            else if (!expected.contains(got))
                throw new AssertionError("read, though no such array was written: " + got);
        }
        equal(arrays.size(), read.names().size());
    }

    private static Content content(Npy read) {
        return content(read::tensor, read::ints, read::bools);
    }

    private static Content content(Npz read, String name) {
        return content(() -> read.tensor(name), () -> read.ints(name), () -> read.bools(name));
    }

    private static Content content(Supplier<Tensor> floating,
            Supplier<IntTensor> whole,
            Supplier<BoolTensor> flags) {
        try {
            return new Content.Floating(floating.get());
        } catch (IllegalArgumentException notFloating) {
            try {
                return new Content.Whole(whole.get());
            } catch (IllegalArgumentException notWhole) {
                return new Content.Flags(flags.get());
            }
        }
    }

    private static void equal(Object expected, Object got) {
        if (!expected.equals(got))
            throw new AssertionError("expected %s, got %s".formatted(expected, got));
    }
}

package fovea.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Damages files at random, reads them, and compares what is read with [PlainReading]; run by a JVM of its own.
final class DamagedFiles {

    private DamagedFiles() {}

    /// Arguments: a folder, how many files, a seed. The exit code is 0 if all went well.
    public static void main(String... args) throws IOException {
        Path folder = Path.of(args[0]);
        var trials = new Trials(folder);
        int count = Integer.parseInt(args[1]);
        RandomKey key = RandomKey.of(Long.parseLong(args[2]));
        byte[][] whole = wholeFiles(folder);
        for (int i = 0; i < count; i++) {
            byte[] damaged = Damage.of(whole[i % whole.length], key.with(i));
            trials.next(damaged, file -> PlainReading.check(SafeTensors.read(file), damaged));
        }
        System.out.println(trials);
    }

    private static byte[][] wholeFiles(Path folder) throws IOException {
        Path file = folder.resolve("whole.safetensors");
        SafeTensors.EMPTY.with("w", Tensor.normal(Shape.of(3, 4), RandomKey.of(1)))
                .with("b.0", Tensor.of(1.0, 2.0, 3.0))
                .with("n", IntTensor.of(7, -1, 0)).with("mask", BoolTensor.of(Shape.of(2, 2), true, false, false, true))
                .with("none", Tensor.zeros(Shape.of(0, 5))).with("é", Tensor.scalar(1)).withMetadata("kind", "\"x\"")
                        .write(file);
        byte[] ours = Files.readAllBytes(file);
        var forged = new Forged(folder);
        forged.put("half", "F16", 3, 0, 0x3C, 1, 0xC0, 0xFF, 0x7F);
        forged.put("brain", "BF16", 2, 0x80, 0x3F, 0x49, 0x40);
        forged.put("long", "I64", 1, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);
        forged.put("short", "I16", 1, 0xFE, 0xFF);
        forged.put("small", "I8", 2, 0xFE, 1);
        forged.put("byte", "U8", 3, 0xFE, 1, 2);
        return new byte[][] {ours, Files.readAllBytes(forged.written())};
    }
}

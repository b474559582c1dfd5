package fovea.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Chooses the kernels of a process that may end before its vector code is compiled.
///
/// Until then such code is many times slower than plain loops, and compiling it takes longer than translating a
/// sentence. So where there is little to do the reference kernels do it: they compute in float64, and prefer another
/// word only where two are equally likely to six digits or so.
final class ColdStart {

    private static final String KERNELS = "fovea.kernels";

    /// Numbers of the model times letters of the text. Three kinds of model (0.9 to 7.4 million numbers, texts of 14,
    /// 56 and 224 words) were answered sooner by the reference kernels up to here, and later from twice as many on.
    private static final long LITTLE = 1_000_000_000L;

    private ColdStart() {}

    /// Chooses, unless `-Dfovea.kernels` says otherwise or the process has computed something already.
    ///
    /// @param model the file with the model's numbers
    /// @param text  all that has to be translated
    static void prepare(Path model, String text) throws IOException {
        if (Files.isRegularFile(model) && isLittle(Files.size(model), text.length()))
            System.getProperties().putIfAbsent(KERNELS, "reference");
    }

    /// Whether plain loops are done sooner with a model of so many bytes and a text of so many letters.
    static boolean isLittle(long bytes, int letters) {
        return bytes / Float.BYTES * letters <= LITTLE;
    }
}

package fovea.file;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Another JVM of the same kind, with core and its tests on the class path.
final class Fork {

    private Fork() {}

    static ProcessBuilder java(String heap, Class<?> main, String... arguments) throws URISyntaxException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap, "--add-modules", "jdk.incubator.vector", "-cp", classes(SafeTensors.class) + File.pathSeparator
                        + classes(main), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /// Where a class was loaded from; on the module path, tests are patched into the module and tell of themselves by
    /// their bytes only.
    private static Path classes(Class<?> type) throws URISyntaxException {
        String file = type.getName().replace('.', '/') + ".class";
        Path found = Path.of(type.getResource("/" + file).toURI());
        for (int i = 0; i < Path.of(file).getNameCount(); i++)
            found = found.getParent();
        return found;
    }
}

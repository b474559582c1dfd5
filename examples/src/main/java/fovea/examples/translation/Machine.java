package fovea.examples.translation;

import com.ibm.icu.util.VersionInfo;
import fovea.examples.run.Version;
import fovea.kernel.Threads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What a training runs on, for `run.json`.
final class Machine {

    private static final double MIB = 1 << 20;

    private Machine() {}

    static SequencedMap<String, String> versions() {
        var versions = new LinkedHashMap<String, String>();
        versions.put("fovea", Version.TEXT);
        versions.put("java", System.getProperty("java.runtime.version"));
        versions.put("vm", System.getProperty("java.vm.name"));
        versions.put("icu4j", VersionInfo.ICU_VERSION.toString());
        return versions;
    }

    static SequencedMap<String, String> description() {
        var machine = new LinkedHashMap<String, String>();
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("architecture", System.getProperty("os.arch"));
        processor().ifPresent(name -> machine.put("processor", name));
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("threads", Integer.toString(Threads.count()));
        machine.put("mostHeapMiB", "%.0f".formatted(Runtime.getRuntime().maxMemory() / MIB));
        return machine;
    }

    private static Optional<String> processor() {
        return valueOf(Path.of("/proc/cpuinfo"), "model name");
    }

    /// The most memory that this process ever held; where the system does not tell, the most that the heap and its
    /// companions did.
    static double peakMemoryMiB() {
        return valueOf(Path.of("/proc/self/status"), "VmHWM")
                .map(text -> Double.parseDouble(text.replace(" kB", "")) / 1024)
                .orElseGet(() -> ManagementFactory.getMemoryPoolMXBeans().stream().map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed()).sum() / MIB);
    }

    /// The first `name : value` line of one of the system's lists.
    private static Optional<String> valueOf(Path list, String name) {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst();
        } catch (IOException notThisSystem) {
            return Optional.empty();
        }
    }
}

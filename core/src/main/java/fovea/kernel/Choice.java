package fovea.kernel;

/// Chooses the kernels of this process, once.
final class Choice {

    static final Kernels KERNELS = choose(System.getProperty("fovea.kernels", "fastest"));

    private Choice() {}

    private static Kernels choose(String wish) {
        return switch (wish) {
            case "reference" -> new ReferenceKernels();
            case "fastest" -> vectorOrReference();
            default -> throw new IllegalArgumentException(
                    "-Dfovea.kernels=%s: choose reference or fastest".formatted(wish));
        };
    }

    private static Kernels vectorOrReference() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent())
            return new VectorKernels();
        System.err.println("Fovea runs without SIMD, many times slower: "
                + "start java with --add-modules jdk.incubator.vector");
        return new ReferenceKernels();
    }
}

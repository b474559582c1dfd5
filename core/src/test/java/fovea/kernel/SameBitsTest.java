package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The promise that no large framework makes: the same input gives the same bits, on any machine.
///
/// A number here changes only when a kernel's arithmetic is changed on purpose; then the commit says so.
class SameBitsTest {

    private static final String BITS = """
            neg bedc9116
            sqrt 6281beb9
            rsqrt fd54b62b
            relu dd0b4b93
            exp acd7c6a3
            log e6f035b0
            tanh 81994a20
            sigmoid 98beed33
            silu 46cba1b2
            softplus 121cc9ad
            erf 27a1f0e5
            gelu 35ce01bd
            geluTanh 8b3d1e13
            tanhSlope 8e7ded57
            sigmoidSlope ccf53a74
            reluSlope 4ace0d87
            geluSlope a51b2509
            geluTanhSlope 6a0c8c0b
            siluSlope 45470a76
            softplusSlope bc206b44
            max 684d05cd
            axpy 38cc6c7a
            addRow f6fc999f
            mulColumn ef2dd1d8
            softmax f81ea616
            logSoftmax 7c4388f6
            logSumExp d2542063
            softmaxSlope d1c1c82f
            logSoftmaxSlope c03f4b72
            columns 3ac47b34
            sums 4ce28e64
            layerNorm parameters 1 1f
            layerNorm shift 1 c130366e
            layerNorm f34c33d6
            layerNorm parameters 7 e527f935
            layerNorm shift 7 a92cd44
            layerNorm parameters 16 882df772
            layerNorm shift 16 c265fb7e
            layerNorm parameters 33 db493018
            layerNorm shift 33 d7ef301f
            layerNorm parameters 100 50102725
            layerNorm shift 100 c6227ee6
            loss 1 e1ddc99f
            crossEntropy 132733ce
            loss 7 6a98b21e
            loss 16 f3fcdce2
            loss 33 dd5dc172
            loss 100 dbda9a7a
            matmul few rows d078bc09
            matmul 1x5x3 b1178f7b
            matmul 6x16x64 8e04ac6a
            matmul 13x300x70 f6dacf29
            matmul 1x70x33 86a04a7f
            matmul 50x17x1 934514ff
            matmul 100x40x129 2e22cc4b
            matmul 7x258x48 7a97e055
            adam 6437db4a
            sgd df99e01
            sum of squares 3e34569f
            recurrent tanh d5bcc63d
            recurrent tanh slopes 422a2da6
            recurrent relu b6895d19
            recurrent relu slopes 21e9194f
            recurrent gru 113afe11
            recurrent gru slopes 941e39c
            recurrent lstm 4aa1255d
            recurrent lstm slopes 6b5f724a
            additive ebc18457
            additive slopes 68eb6bad
            look 1a526c99
            look slopes cd00855d
            attentive d549d0e8
            attentive slopes 67f4ba24
            attention 38e096aa
            attention slopes 4d1419ea
            attention causal 2086f9ae
            attention causal slopes 9f0fc04c
            attention dropout ae33e6fa
            attention dropout slopes 7bf4a827
            dropout 82187e0d
            fold eefaf2be""";

    @Test
    void thisMachineMakesTheBitsThatAllMachinesMake() {
        assertEquals(BITS, lines(Checksums.all().entrySet().stream()
                .map(e -> e.getKey() + " " + Integer.toHexString(e.getValue())).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-Xcomp", "-XX:UseAVX=2", "-XX:MaxVectorSize=16", "-XX:TieredStopAtLevel=1"})
    void soDoesAMachineWith(String option) throws IOException {
        assertEquals(BITS, lines(run(option)));
    }

    private static List<String> run(String option) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions", option, "--add-modules", "jdk.incubator.vector", "-cp",
                Path.of("target", "classes") + java.io.File.pathSeparator + Path.of("target", "test-classes"),
                Checksums.class.getName(), "2"));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var out = process.inputReader()) {
            return out.lines().toList();
        }
    }

    private static String lines(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n"));
    }
}

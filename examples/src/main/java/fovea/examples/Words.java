package fovea.examples;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/// The words that an option takes, as the constants of an enum write themselves.
final class Words {

    private Words() {}

    /// The constant that a word means.
    ///
    /// @throws TypeConversionException if it means none; the message lists them
    static <E extends Enum<E>> E of(Class<E> type, String word) {
        for (E constant : type.getEnumConstants())
            if (constant.toString().equalsIgnoreCase(word))
                return constant;
        String all = Arrays.stream(type.getEnumConstants()).map(E::toString).collect(Collectors.joining(", "));
        throw new TypeConversionException("'%s' is none of %s".formatted(word, all));
    }
}

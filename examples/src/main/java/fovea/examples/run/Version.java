package fovea.examples.run;

import java.util.Optional;

/// Which Fovea this is.
public final class Version {

    /// Such as `0.1.0`; `development` where nobody knows, as in an editor.
    public static final String TEXT = Optional.ofNullable(Version.class.getModule().getDescriptor())
            .flatMap(descriptor -> descriptor.rawVersion()).orElse("development");

    private Version() {}
}

package fovea.examples;

import fovea.examples.run.Version;
import picocli.CommandLine.IVersionProvider;

/// What `fovea --version` says.
final class VersionProvider implements IVersionProvider {

    VersionProvider() {}

    @Override
    public String[] getVersion() {
        return new String[] {"fovea " + Version.TEXT, "Java " + System.getProperty("java.runtime.version")};
    }
}

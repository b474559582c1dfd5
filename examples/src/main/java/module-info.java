/// A translator that one can train, ask, and look into: the command `fovea`.
module fovea.examples {
    requires com.ibm.icu;
    requires fovea.nn;
    requires info.picocli;
    requires java.desktop;
    requires java.management;
    requires me.tongfei.progressbar;
    requires tools.jackson.databind;
    requires xchart;

    opens fovea.examples to info.picocli;
    opens fovea.examples.run to tools.jackson.databind;
    opens fovea.examples.settings to tools.jackson.databind;
}

/// A translator that one can train, ask, and look into: the command `fovea`.
module fovea.examples {
    requires com.ibm.icu;
    requires fovea.nn;
    requires info.picocli;

    opens fovea.examples to info.picocli;
}

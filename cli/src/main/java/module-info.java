/** The <code>twintrace</code> command. */
module dev.twintrace.cli {
    requires dev.twintrace.core;
    requires dev.twintrace.engine;
    requires dev.twintrace.linear;
    requires dev.twintrace.protocol;
    requires dev.twintrace.report;
    requires dev.twintrace.theorems;
    requires info.picocli;
    requires static org.jspecify;

    opens dev.twintrace.cli to
            info.picocli;
}

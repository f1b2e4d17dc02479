/** Measures the engine against others. Nothing needs this module, and it is not published. */
module dev.twintrace.bench {
    requires transitive dev.twintrace.engine;
    requires transitive dev.twintrace.protocol;
    requires dev.twintrace.linear;
    requires dev.twintrace.report;
    requires java.management;
    requires static org.jspecify;

    exports dev.twintrace.bench.compare;
    exports dev.twintrace.bench.golden;
    exports dev.twintrace.bench.histories;
}

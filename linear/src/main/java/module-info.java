/** Linearizability of histories. */
module dev.twintrace.linear {
    requires transitive dev.twintrace.core;
    requires edn.java;
    requires static org.jspecify;
    requires tools.jackson.core;

    exports dev.twintrace.linear.check;
    exports dev.twintrace.linear.decide;
    exports dev.twintrace.linear.evidence;
    exports dev.twintrace.linear.history;
    exports dev.twintrace.linear.monitor;
    exports dev.twintrace.linear.object;
    exports dev.twintrace.linear.read;
    exports dev.twintrace.linear.search;
}

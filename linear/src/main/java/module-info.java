/** Linearizability of histories. */
module dev.twintrace.linear {
    requires transitive dev.twintrace.core;
    requires static org.jspecify;

    exports dev.twintrace.linear.check;
    exports dev.twintrace.linear.decide;
    exports dev.twintrace.linear.evidence;
    exports dev.twintrace.linear.history;
    exports dev.twintrace.linear.object;
    exports dev.twintrace.linear.search;
}

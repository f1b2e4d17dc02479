/** Exploration of models and verdicts. */
module dev.twintrace.engine {
    requires transitive dev.twintrace.core;
    requires dev.twintrace.linear;
    requires transitive dev.twintrace.protocol;
    requires static org.jspecify;

    exports dev.twintrace.engine.compile;
    exports dev.twintrace.engine.explore;
    exports dev.twintrace.engine.interpret;
    exports dev.twintrace.engine.reduce;
    exports dev.twintrace.engine.solve;
    exports dev.twintrace.engine.store;
    exports dev.twintrace.engine.symmetry;
    exports dev.twintrace.engine.verdict;
}

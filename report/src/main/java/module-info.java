/** Shows what the engine found. */
module dev.twintrace.report {
    requires transitive dev.twintrace.core;
    requires transitive dev.twintrace.engine;
    requires transitive dev.twintrace.protocol;
    requires static org.jspecify;
    requires tools.jackson.databind;
}

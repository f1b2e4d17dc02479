/** Explores a protocol and decides whether its failover rule is safe. */
module dev.twintrace.engine {
    requires transitive dev.twintrace.core;
    requires transitive dev.twintrace.protocol;
    requires static org.jspecify;
}

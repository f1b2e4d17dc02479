/**
 * Values, traces and objects that everything else is built on. Needs nothing but the Java platform.
 */
module dev.twintrace.core {
    requires static org.jspecify;

    exports dev.twintrace.core;
}

/** The <code>.twin</code> language. */
module dev.twintrace.protocol {
    requires transitive dev.twintrace.core;
    requires org.antlr.antlr4.runtime;
    requires static org.jspecify;

    exports dev.twintrace.protocol.model;
    exports dev.twintrace.protocol.semantics;
    exports dev.twintrace.protocol.tree;
}

/** The <code>.twin</code> language, its checked trees, and the models that they mean. */
module dev.twintrace.protocol {
    requires transitive dev.twintrace.core;
    requires org.antlr.antlr4.runtime;
    requires static org.jspecify;

    exports dev.twintrace.protocol.language;
    exports dev.twintrace.protocol.model;
    exports dev.twintrace.protocol.opening;
    exports dev.twintrace.protocol.semantics;
    exports dev.twintrace.protocol.tree;
}

/** What failover cannot do, and what an object can: three theorems and consensus numbers. */
module dev.twintrace.theorems {
    requires transitive dev.twintrace.core;
    requires transitive dev.twintrace.engine;
    requires transitive dev.twintrace.linear;
    requires transitive dev.twintrace.protocol;
    requires static org.jspecify;

    exports dev.twintrace.theorems;
    exports dev.twintrace.theorems.consensus.decide;
    exports dev.twintrace.theorems.consensus.run;
    exports dev.twintrace.theorems.consensus.type;
    exports dev.twintrace.theorems.overlay;
    exports dev.twintrace.theorems.theorem1;
    exports dev.twintrace.theorems.theorem2;
    exports dev.twintrace.theorems.theorem3;
}

/** What failover cannot do, and what an object can: consensus numbers. */
module dev.twintrace.theorems {
    requires static org.jspecify;

    exports dev.twintrace.theorems.consensus.decide;
    exports dev.twintrace.theorems.consensus.run;
    exports dev.twintrace.theorems.consensus.type;
}

package dev.twintrace.protocol.language;

/** What all parts of one check share. */
record Checking(
        Problems problems,
        Constants constants,
        Arithmetic arithmetic,
        World world,
        Traffic traffic,
        MessageShapes messages) {}

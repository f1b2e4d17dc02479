package dev.twintrace.engine.solve;

/**
 * What the overlays may know when they decide. A strategy is a function from keys: where an overlay
 * cannot tell two situations apart they have one key.
 */
interface Memory {
    /** What is remembered in the initial state. */
    int start();

    /** What is remembered after a step of the arena. */
    int after(int memory, int state, int step);

    /** What the overlay that is to decide an opening knows in this state. */
    int key(int memory, int state, int opening);
}

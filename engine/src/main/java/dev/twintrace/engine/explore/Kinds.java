package dev.twintrace.engine.explore;

import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;

/**
 * Which actions are faults, and which are owed: a run does not end while one of these can happen.
 */
final class Kinds {
    private final boolean[] fault;
    private final boolean[] owed;

    Kinds(Model model) {
        int n = model.actions().size();
        fault = new boolean[n];
        owed = new boolean[n];
        for (Action a : model.actions()) {
            fault[a.id()] = a.role() == Action.Role.FAULT;
            owed[a.id()] = !fault[a.id()] && !a.daemon();
        }
    }

    boolean fault(int action) {
        return fault[action];
    }

    boolean owed(int action) {
        return owed[action];
    }
}

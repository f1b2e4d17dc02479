package dev.twintrace.linear.object;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;

/** A lock: free, or taken. */
final class MutexMachine implements Machine {
    private static final int FREE = 0;
    private static final int TAKEN = 1;

    private final History history;
    private final int acquire;

    MutexMachine(History history) {
        this.history = history;
        this.acquire = history.functions().indexOf("acquire");
    }

    @Override
    public int initial() {
        return FREE;
    }

    @Override
    public int after(int state, int operation) {
        return history.form(operation) == Form.NONE ? unseen(state, operation) : NONE;
    }

    @Override
    public int unseen(int state, int operation) {
        if (history.function(operation) == acquire) {
            return state == FREE ? TAKEN : NONE;
        }
        return state == TAKEN ? FREE : NONE;
    }

    @Override
    public boolean observes(int operation, boolean seen) {
        return false;
    }

    @Override
    public boolean overwrites(int operation, boolean seen) {
        return false;
    }

    @Override
    public boolean total(int operation, boolean seen) {
        return false;
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public String text(int state) {
        return state == FREE ? "free" : "taken";
    }
}

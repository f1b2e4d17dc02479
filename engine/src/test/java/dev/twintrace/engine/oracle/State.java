package dev.twintrace.engine.oracle;

import dev.twintrace.core.Damage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Section 1: the whole state, compared by value.
 *
 * @param memory for each word its cells, element by element
 * @param cap how many lane and NIC faults may still happen in all
 * @param inside for each critical section who is inside
 * @param classes of damage seen so far
 */
record State(
        List<List<Long>> memory,
        List<Proc> processes,
        List<Connection> connections,
        List<Budget> budgets,
        int cap,
        boolean faulted,
        boolean handedOver,
        List<Set<Actor>> inside,
        Set<Damage> classes) {

    /** What is left of a failover block's faults. */
    record Budget(int lanes, int nics, int losses) {}

    Connection connection(int index) {
        return connections.get(index);
    }

    Proc proc(Actor actor) {
        return switch (actor) {
            case Actor.Program p -> processes.get(p.id());
            case Actor.Notice n -> connection(n.queuePair()).notice();
        };
    }

    State with(Actor actor, Proc proc) {
        return switch (actor) {
            case Actor.Program p -> withProcesses(Lists.set(processes, p.id(), proc));
            case Actor.Notice n ->
                    with(
                            n.queuePair(),
                            connection(n.queuePair())
                                    .withNotice(proc, connection(n.queuePair()).noticed()));
        };
    }

    State with(int index, Connection connection) {
        return withConnections(Lists.set(connections, index, connection));
    }

    State withMemory(List<List<Long>> value) {
        return new State(
                value, processes, connections, budgets, cap, faulted, handedOver, inside, classes);
    }

    State withProcesses(List<Proc> value) {
        return new State(
                memory, value, connections, budgets, cap, faulted, handedOver, inside, classes);
    }

    State withConnections(List<Connection> value) {
        return new State(
                memory, processes, value, budgets, cap, faulted, handedOver, inside, classes);
    }

    State withBudget(int failover, Budget budget, int newCap) {
        return new State(
                memory,
                processes,
                connections,
                Lists.set(budgets, failover, budget),
                newCap,
                faulted,
                handedOver,
                inside,
                classes);
    }

    State withFaulted() {
        return new State(
                memory, processes, connections, budgets, cap, true, handedOver, inside, classes);
    }

    State withHandedOver() {
        return new State(
                memory, processes, connections, budgets, cap, faulted, true, inside, classes);
    }

    State withInside(List<Set<Actor>> value) {
        return new State(
                memory, processes, connections, budgets, cap, faulted, handedOver, value, classes);
    }

    State withClass(Damage damage) {
        if (classes.contains(damage)) {
            return this;
        }
        EnumSet<Damage> more = EnumSet.of(damage);
        more.addAll(classes);
        return new State(
                memory,
                processes,
                connections,
                budgets,
                cap,
                faulted,
                handedOver,
                inside,
                Set.copyOf(more));
    }

    State withClassIf(boolean seen, Damage damage) {
        return seen ? withClass(damage) : this;
    }
}

package dev.twintrace.protocol.semantics;

import dev.twintrace.core.Event;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The order in which a process comes to its statements. Those that take no step (assignments,
 * {@code if}, {@code repeat}, handing over) happen within the step before, up to the next one that
 * does. A loop whose round needs no step would never end within one step; where the text comes
 * around without having met a step, it stops at a step of its own.
 */
final class ProcessFlow {
    private final ProcessUnit unit;
    private final Map<String, Integer> nodes = new HashMap<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private final BiConsumer<Integer, Point> actions;

    /**
     * A place in the text.
     *
     * @param path tells it from all others
     * @param loop the loop whose body this is
     * @param outer where to go on behind the body
     */
    record Point(
            List<Statement> body,
            int index,
            String path,
            Optional<Statement.Loop> loop,
            Optional<Point> outer) {
        Statement statement() {
            return body.get(index);
        }

        Point next() {
            return new Point(body, index + 1, path, loop, outer);
        }

        Point into(List<Statement> inner, String which) {
            return new Point(
                    inner, 0, path + "." + index + which, Optional.empty(), Optional.of(next()));
        }

        Point into(Statement.Loop l) {
            return new Point(
                    l.body(), 0, path + "." + index + "l", Optional.of(l), Optional.of(this));
        }

        boolean atLoopEnd() {
            return index == body.size();
        }
    }

    /**
     * Lays out a unit's statements.
     *
     * @param actions adds the actions of the statement with this number
     */
    ProcessFlow(ProcessUnit unit, BiConsumer<Integer, Point> actions) {
        this.unit = unit;
        this.actions = actions;
    }

    /** Effects that bring the process to its first step. */
    void start(Block b) {
        go(b, new Point(unit.body, 0, "", Optional.empty(), Optional.empty()), new HashSet<>());
    }

    /** Effects that bring the process from behind a step to its next one. */
    void proceed(Block b, Point p) {
        go(b, p, new HashSet<>());
    }

    /** Adds the actions of all statements that can be reached. */
    void addActions() {
        while (!pending.isEmpty()) {
            pending.poll().run();
        }
    }

    private void go(Block b, Point p, Set<String> entered) {
        if (p.index() == p.body().size()) {
            end(b, p, entered);
            return;
        }
        switch (p.statement()) {
            case Statement.Assign a -> {
                b.assign(unit.local(a.local()), unit.term(a.value()));
                go(b, p.next(), entered);
            }
            case Statement.Emit e -> {
                unit.consume(b, e.values());
                go(b, p.next(), entered);
            }
            case Statement.If i ->
                    b.when(
                            unit.term(i.condition()),
                            t -> go(t, p.into(i.then(), "t"), new HashSet<>(entered)),
                            o -> go(o, p.into(i.otherwise(), "e"), new HashSet<>(entered)));
            case Statement.Loop l -> {
                entered.add(p.path() + "." + p.index());
                go(b, p.into(l), entered);
            }
            case Statement.Load _,
                    Statement.Store _,
                    Statement.Choose _,
                    Statement.Post _,
                    Statement.PostReceive _,
                    Statement.Await _,
                    Statement.Enter _,
                    Statement.Leave _,
                    Statement.Revoke _,
                    Statement.Reset _,
                    Statement.Destroy _ ->
                    b.assign(unit.at, node(p));
        }
    }

    private void end(Block b, Point p, Set<String> entered) {
        if (p.loop().isPresent()) {
            Point loop = p.outer().orElseThrow();
            String key = loop.path() + "." + loop.index();
            b.when(
                    unit.term(p.loop().get().exit()),
                    t -> go(t, loop.next(), new HashSet<>(entered)),
                    o -> {
                        if (entered.contains(key)) {
                            o.assign(unit.at, node(p));
                        } else {
                            go(o, loop, new HashSet<>(entered));
                        }
                    });
        } else if (p.outer().isPresent()) {
            go(b, p.outer().get(), entered);
        } else {
            b.assign(unit.at, ProcessUnit.FINISHED);
            if (unit.notice) {
                unit.resetLocals(b);
            } else {
                b.note(List.of(), (names, v) -> new Event.Finished(unit.name));
            }
        }
    }

    private int node(Point p) {
        return nodes.computeIfAbsent(
                p.path() + "#" + p.index(),
                _ -> {
                    int number = ProcessUnit.FIRST + nodes.size();
                    pending.add(() -> actions.accept(number, p));
                    return number;
                });
    }
}

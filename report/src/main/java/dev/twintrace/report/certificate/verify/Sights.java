package dev.twintrace.report.certificate.verify;

import dev.twintrace.engine.interpret.Interpreter.Compiled;
import dev.twintrace.engine.interpret.Interpreter.Seen;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.RunNames;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.report.certificate.Cells;
import dev.twintrace.report.certificate.Certificate.Sight;
import java.util.ArrayList;
import java.util.List;

/** What the senders see of a run that is made step by step, and the state that it is in. */
final class Sights {
    private final StepFunction steps;
    private final List<Watch> watches;
    private final List<List<Sight>> seen = new ArrayList<>();
    private final long[] cells;

    /** A memory that an overlay may probe while its rule runs: it is shown each change. */
    private record Watch(int queuePair, Compiled running, List<Variable> memory) {
        List<Long> at(long[] cells) {
            List<Long> all = new ArrayList<>();
            if (running.value(cells) != 0) {
                for (Variable v : memory) {
                    for (int i = 0; i < v.length(); i++) {
                        all.add(cells[v.offset() + i]);
                    }
                }
            }
            return all;
        }
    }

    /**
     * Before the first step of a run with faults.
     *
     * @param watching whether overlays that may probe are shown each change of memory
     */
    Sights(StepFunction steps, boolean watching) {
        this.steps = steps;
        this.watches = watching ? watches(steps) : List.of();
        this.cells = steps.initial(true).copy();
        steps.model().protocol().queuePairs().forEach(_ -> seen.add(new ArrayList<>()));
    }

    private static List<Watch> watches(StepFunction steps) {
        List<Watch> watches = new ArrayList<>();
        for (Failover block : steps.model().protocol().failovers()) {
            if (block.powers().contains(Failover.Power.PROBE)) {
                for (QueuePair q : block.queuePairs()) {
                    for (Model.Opening o : first(steps.model(), q)) {
                        Compiled running = steps.interpreter().compile(o.running());
                        watches.add(new Watch(q.id(), running, o.memory()));
                    }
                }
            }
        }
        return watches;
    }

    private Sights(Sights other) {
        this.steps = other.steps;
        this.watches = other.watches;
        this.cells = other.cells.clone();
        other.seen.forEach(s -> seen.add(new ArrayList<>(s)));
    }

    /** The same run, to go on with on its own. */
    Sights copy() {
        return new Sights(this);
    }

    /** Where a run is: its state, and by queue pair what was seen of it. */
    record Position(Cells state, List<List<Sight>> seen) {}

    /** Where this run is. */
    Position position() {
        return new Position(state(), seen.stream().map(List::copyOf).toList());
    }

    /** All openings of a queue pair tell the same of its rule and its memory. */
    private static List<Model.Opening> first(Model model, QueuePair q) {
        return model.openings().stream().filter(o -> o.queuePair() == q.id()).limit(1).toList();
    }

    /** Whether the action may happen next. */
    boolean enabled(int action) {
        return steps.interpreter().enabled(action, cells);
    }

    /** Makes it happen. */
    void step(int action) {
        List<List<Long>> before = watches.stream().map(w -> w.at(cells)).toList();
        for (Seen s : steps.interpreter().observe(action, cells, RunNames.NAMELESS)) {
            if (s.view() >= 0) {
                seen.get(s.view()).add(new Sight(s.code(), s.observed()));
            }
        }
        for (int w = 0; w < watches.size(); w++) {
            List<Long> now = watches.get(w).at(cells);
            if (!now.isEmpty() && !now.equals(before.get(w))) {
                seen.get(watches.get(w).queuePair()).add(new Sight(Sight.WATCHED, now));
            }
        }
    }

    /** All that the sender of a queue pair has seen so far. */
    List<Sight> of(int queuePair) {
        return List.copyOf(seen.get(queuePair));
    }

    /** The present state. */
    Cells state() {
        return Cells.of(cells);
    }
}

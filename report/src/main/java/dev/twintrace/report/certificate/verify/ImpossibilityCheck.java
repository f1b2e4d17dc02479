package dev.twintrace.report.certificate.verify;

import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.report.certificate.Cells;
import dev.twintrace.report.certificate.Certificate;
import dev.twintrace.report.certificate.Certificate.Reason;
import dev.twintrace.report.certificate.Certificate.Step;
import dev.twintrace.report.certificate.Certificate.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks a tree of decisions. Each strategy leads to one leaf: at a choice, to the child of the way
 * that it has for the key. The run at that leaf takes only decisions that the strategy takes, so it
 * is a run under the strategy, and it goes wrong.
 */
final class ImpossibilityCheck {
    /** More positions after the end of a run are not looked at. */
    private static final int MOST = 20_000;

    private final Model model;
    private final boolean watching;
    private final StepFunction steps;
    private final FaultFree faultFree;
    private final Set<List<Long>> outcomes;
    private final Map<Certificate.Key, Integer> path = new HashMap<>();
    private final Map<Integer, Taken> taken = new HashMap<>();

    /** The action with which a queue pair's overlay goes this way of this decision. */
    private record Taken(String queuePair, int id, int decision, int way) {}

    ImpossibilityCheck(Model open, boolean watching) {
        this.model = open;
        this.watching = watching;
        this.steps = new StepFunction(open);
        this.faultFree = new FaultFree(steps);
        this.outcomes = faultFree.outcomes(false);
        for (Model.Opening o : open.openings()) {
            for (int w = 0; w < o.ways().size(); w++) {
                Taken its = new Taken(name(o), o.queuePair(), o.decision(), w);
                if (taken.put(o.ways().get(w), its) != null) {
                    throw new Rejection("/text", "an action is a way of two decisions");
                }
            }
        }
    }

    private String name(Model.Opening opening) {
        return model.protocol().queuePairs().get(opening.queuePair()).name();
    }

    /** Checks the tree at this place of the file. */
    void check(Reason reason, String where) {
        switch (reason) {
            case Reason.Run(List<Step> run) -> run(run, where + "/run");
            case Reason.Choice(Certificate.Key key, List<Way> ways) -> choice(key, ways, where);
        }
    }

    private void choice(Certificate.Key key, List<Way> ways, String where) {
        List<String> names =
                model.openings().stream()
                        .filter(o ->
                                name(o).equals(key.queuePair()) && o.decision() == key.decision())
                        .findFirst()
                        .orElseThrow(() ->
                                new Rejection(
                                        where + "/decision",
                                        "the overlay of "
                                                + key.queuePair()
                                                + " has no such decision"))
                        .names();
        if (!ways.stream().map(Way::name).toList().equals(names)) {
            throw new Rejection(where + "/ways", "the ways of this decision are " + names);
        }
        if (path.containsKey(key)) {
            throw new Rejection(where, "the tree has decided this before");
        }
        for (int w = 0; w < ways.size(); w++) {
            path.put(key, w);
            check(ways.get(w).because(), where + "/ways/" + w + "/because");
        }
        path.remove(key);
    }

    private void run(List<Step> run, String where) {
        Sights sights = new Sights(steps, watching);
        for (int i = 0; i < run.size(); i++) {
            String here = where + "/" + i;
            Step step = run.get(i);
            action(step, here);
            if (!sights.enabled(step.action())) {
                throw new Rejection(here, "`" + step.name() + "` cannot happen here");
            }
            decided(step, sights, here);
            try {
                sights.step(step.action());
            } catch (MistakeInFile mistake) {
                throw new Rejection(
                        here, "this step shows a mistake in the file: " + mistake.getMessage());
            }
        }
        if (!bad(sights)) {
            throw new Rejection(where, "nothing is wrong where this run ends");
        }
    }

    private void action(Step step, String here) {
        if (step.action() >= model.actions().size()) {
            throw new Rejection(here + "/action", "the model has no action of this number");
        }
        Action action = model.actions().get(step.action());
        if (!action.name().equals(step.name())) {
            throw new Rejection(
                    here + "/name",
                    "action " + action.id() + " is `" + action.name() + "` and not this");
        }
        if (action.role() == Action.Role.ALTERNATIVE) {
            throw new Rejection(here, "`" + action.name() + "` is never part of a run");
        }
    }

    /** A decision has to be the one that the path to this leaf stands for. */
    private void decided(Step step, Sights sights, String here) {
        Taken its = taken.get(step.action());
        if (its == null) {
            return;
        }
        Certificate.Key key =
                new Certificate.Key(its.queuePair(), its.decision(), sights.of(its.id()));
        Integer way = path.get(key);
        if (way == null) {
            throw new Rejection(
                    here, "nothing above decides what to do after what the sender has seen here");
        }
        if (way != its.way()) {
            throw new Rejection(here, "it was decided otherwise above");
        }
    }

    private boolean bad(Sights sights) {
        Cells state = sights.state();
        if (steps.handedOver(state) || steps.twoOwners(state) || steps.brokenInvariant(state)) {
            return true;
        }
        if (steps.end(state) && steps.finished(state)) {
            return !outcomes.contains(steps.outcome(state));
        }
        return stuckAsDecided(sights) || faultFree.stuck(state);
    }

    /**
     * Whether no run that goes on from here without faults, and decides as the path does, comes to
     * where all have finished, or to an error; what the path does not decide may go any way. Too
     * many positions count as no.
     */
    private boolean stuckAsDecided(Sights sights) {
        Set<Sights.Position> known = new HashSet<>(Set.of(sights.position()));
        List<Sights> queue = new ArrayList<>(List.of(sights));
        for (int i = 0; i < queue.size(); i++) {
            Sights here = queue.get(i);
            Cells state = here.state();
            boolean out = steps.handedOver(state) || (steps.end(state) && steps.finished(state));
            if (out || known.size() > MOST) {
                return false;
            }
            for (StepFunction.Step step : steps.steps(state)) {
                if (!step.fault() && asDecided(step.action(), here)) {
                    Sights next = here.copy();
                    next.step(step.action());
                    if (known.add(next.position())) {
                        queue.add(next);
                    }
                }
            }
        }
        return true;
    }

    private boolean asDecided(int action, Sights sights) {
        Taken its = taken.get(action);
        if (its == null) {
            return true;
        }
        Certificate.Key key =
                new Certificate.Key(its.queuePair(), its.decision(), sights.of(its.id()));
        Integer way = path.get(key);
        return way == null || way == its.way();
    }
}

package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** Section 2: Await. */
final class Waiting {
    private final Model model;
    private final State state;
    private final Actor actor;
    private final Proc proc;

    private Waiting(Model model, State state, Actor actor) {
        this.model = model;
        this.state = state;
        this.actor = actor;
        this.proc = state.proc(actor);
    }

    /** A step for each branch that is ready. */
    static List<Step> await(Model model, State state, Actor actor, Statement.Await await) {
        Waiting waiting = new Waiting(model, state, actor);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < await.branches().size(); i++) {
            steps.addAll(
                    switch (await.branches().get(i).guard()) {
                        case Statement.Guard.Condition g -> waiting.condition(g, i);
                        case Statement.Guard.Receive g -> waiting.receive(g, i);
                        case Statement.Guard.Completion g -> waiting.completion(g, i);
                        case Statement.Guard.Timeout _ -> waiting.timeout(i);
                    });
        }
        return steps;
    }

    private List<Step> condition(Statement.Guard.Condition guard, int branch) {
        Place place = Env.of(model, proc.locals()).place(guard.location());
        List<Long> seen = Env.assign(proc.locals(), guard.bind(), Memory.load(model, state, place));
        return Env.of(model, seen).holds(guard.condition())
                ? take("Await condition", state, branch, seen)
                : List.of();
    }

    private List<Step> receive(Statement.Guard.Receive guard, int branch) {
        int queuePair = guard.queuePair().id();
        Connection connection = state.connection(queuePair);
        Receives receives = connection.receives();
        if (receives.completions().isEmpty()) {
            return List.of();
        }
        List<Long> message = receives.completions().getFirst();
        return take(
                "Await receive",
                state.with(
                        queuePair,
                        connection.withReceives(
                                receives.poll(model.moduli().get(queuePair).count()))),
                branch,
                Env.assign(proc.locals(), guard.message(), seen(message, guard)));
    }

    /** What an heir gets may have another shape than its own messages. */
    private static List<Long> seen(List<Long> message, Statement.Guard.Receive guard) {
        int missing = guard.message().size() - message.size();
        return missing > 0 ? Lists.concat(message, Lists.zeros(missing)) : message;
    }

    private List<Step> completion(Statement.Guard.Completion guard, int branch) {
        int queuePair = guard.queuePair().id();
        Connection connection = state.connection(queuePair);
        if (connection.anyOutstanding()) {
            return List.of();
        }
        boolean failed = connection.failurePending();
        State cleared = state.with(queuePair, connection.withFailurePending(false));
        if (failed && guard.status().isEmpty()) {
            return List.of(
                    Step.of(
                            "Await completion",
                            cleared.with(actor, proc.ended(Proc.Status.IN_ERROR))));
        }
        List<Long> status = List.of(failed ? 1L : 0L);
        return take(
                "Await completion",
                cleared,
                branch,
                Env.assign(proc.locals(), guard.status(), status));
    }

    private List<Step> timeout(int branch) {
        return state.faulted() ? take("Timeout", state, branch, proc.locals()) : List.of();
    }

    private List<Step> take(String rule, State after, int branch, List<Long> locals) {
        Proc inside = model.code(actor).into(proc.withLocals(locals), branch);
        return List.of(Step.of(rule, after.with(actor, LocalSteps.settle(model, actor, inside))));
    }
}

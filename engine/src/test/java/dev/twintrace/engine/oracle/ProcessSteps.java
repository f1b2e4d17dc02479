package dev.twintrace.engine.oracle;

import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Section 2: the steps of processes and of notice code. */
final class ProcessSteps {
    private final Model model;
    private final State state;
    private final Actor actor;
    private final Proc proc;
    private final ProcessCode code;
    private final Env env;

    private ProcessSteps(Model model, State state, Actor actor) {
        this.model = model;
        this.state = state;
        this.actor = actor;
        this.proc = state.proc(actor);
        this.code = model.code(actor);
        this.env = Env.of(model, proc.locals());
    }

    static List<Step> of(Model model, State state, Actor actor) {
        return new ProcessSteps(model, state, actor).steps();
    }

    private List<Step> steps() {
        return switch (code.at(proc)) {
            case Statement.Load s -> load(s);
            case Statement.Store s -> store(s);
            case Statement.Choose s -> choose(s);
            case Statement.Post s -> Posting.post(model, state, actor, s);
            case Statement.PostReceive s -> postReceive(s);
            case Statement.Await s -> Waiting.await(model, state, actor, s);
            case Statement.Enter s -> enter(s);
            case Statement.Leave s -> leave(s);
            case Statement.Revoke s -> revoke(s);
            case Statement.Reset s -> reset(s);
            case Statement.Destroy s -> destroy(s);
            case Statement.Assign _, Statement.Emit _, Statement.If _, Statement.Loop _ ->
                    throw new IllegalStateException("a local statement was left over");
        };
    }

    private List<Step> load(Statement.Load s) {
        List<Long> values = Memory.load(model, state, env.place(s.from()));
        return go("Load", state, Env.assign(proc.locals(), s.into(), values));
    }

    private List<Step> store(Statement.Store s) {
        State stored =
                Memory.store(
                        model, state, env.place(s.to()), env.values(s.values()), Memory.NOBODY);
        return go("Store", stored, proc.locals());
    }

    private List<Step> choose(Statement.Choose s) {
        List<Step> steps = new ArrayList<>();
        for (long choice = 0; choice < s.choices(); choice++) {
            List<Long> value = List.of(choice & model.mask());
            Proc past =
                    ProcessCode.past(proc)
                            .withLocals(Env.assign(proc.locals(), List.of(s.local()), value));
            // Section 7: a choice is part of the outcome, as what is consumed is.
            Proc chosen = model.code(actor).hands() ? past.consuming(value) : past;
            steps.add(
                    Step.of("Choose", state.with(actor, LocalSteps.settle(model, actor, chosen))));
        }
        return steps;
    }

    private List<Step> postReceive(Statement.PostReceive s) {
        int queuePair = s.queuePair().id();
        Connection connection = state.connection(queuePair);
        if (!model.exists(state, queuePair)) {
            return List.of();
        }
        // A lane that is not there (in the crash reference) is as good as none named.
        boolean named = s.lane() != Statement.Post.CURRENT && s.lane() < connection.lanes().size();
        int queue = model.queueOf(queuePair, named ? s.lane() : connection.noticed());
        return go(
                "Post receive",
                state.with(queuePair, connection.withReceives(connection.receives().post(queue))),
                proc.locals());
    }

    private List<Step> enter(Statement.Enter s) {
        State inside = inside(s.section(), true);
        boolean two = inside.inside().get(model.sections().indexOf(s.section())).size() > 1;
        return go("Enter", inside.withClassIf(two, Damage.TWO_OWNERS), proc.locals());
    }

    private List<Step> leave(Statement.Leave s) {
        return go("Leave", inside(s.section(), false), proc.locals());
    }

    private State inside(String section, boolean in) {
        int index = model.sections().indexOf(section);
        Set<Actor> who = new HashSet<>(state.inside().get(index));
        if (in) {
            who.add(actor);
        } else {
            who.remove(actor);
        }
        return state.withInside(Lists.set(state.inside(), index, Set.copyOf(who)));
    }

    private List<Step> revoke(Statement.Revoke s) {
        int queuePair = s.queuePair().id();
        return go(
                "Revoke",
                state.with(queuePair, state.connection(queuePair).withRevoked()),
                proc.locals());
    }

    private List<Step> reset(Statement.Reset s) {
        QueuePair queuePair = s.queuePair();
        Connection connection = state.connection(queuePair.id());
        if (connection.middleOnFailed()) {
            return List.of();
        }
        return go(
                "Reset",
                state.with(
                        queuePair.id(),
                        connection.withFailedEmptied().withReceives(connection.receives().reset())),
                proc.locals());
    }

    private List<Step> destroy(Statement.Destroy s) {
        int queuePair = s.queuePair().id();
        Connection connection = state.connection(queuePair);
        return go(
                "Destroy",
                state.with(
                        queuePair,
                        connection.withDestroyed().withReceives(connection.receives().reset())),
                proc.locals());
    }

    /** Past the statement, with these locals. */
    private List<Step> go(String rule, State after, List<Long> locals) {
        Proc past = ProcessCode.past(proc).withLocals(locals);
        return List.of(Step.of(rule, after.with(actor, LocalSteps.settle(model, actor, past))));
    }
}

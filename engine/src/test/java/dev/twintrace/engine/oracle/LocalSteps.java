package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Statement;
import java.util.List;

/** Section 2: what takes no step happens within the step before. */
final class LocalSteps {
    /** No sensible protocol runs so many local statements in a row. */
    private static final int FUEL = 10_000;

    private LocalSteps() {}

    /** Runs the process up to its next statement that is a step, or to its end. */
    static Proc settle(Model model, Actor actor, Proc start) {
        ProcessCode code = model.code(actor);
        Proc proc = start;
        for (int fuel = 0; fuel < FUEL; fuel++) {
            if (proc.frames().isEmpty()) {
                return proc.ended(Proc.Status.FINISHED);
            }
            ProcessCode.Block block = code.blocks().get(proc.top().block());
            if (proc.top().at() == block.statements().size()) {
                proc = endOfBlock(model, block, proc);
                continue;
            }
            Env env = Env.of(model, proc.locals());
            switch (code.at(proc)) {
                case Statement.Assign s ->
                        proc =
                                ProcessCode.past(proc)
                                        .withLocals(
                                                Env.assign(
                                                        proc.locals(),
                                                        List.of(s.local()),
                                                        List.of(env.value(s.value()))));
                case Statement.Emit s -> {
                    Proc past = ProcessCode.past(proc);
                    proc = code.hands() ? past.consuming(env.values(s.values())) : past;
                }
                case Statement.If s -> proc = code.into(proc, env.holds(s.condition()) ? 0 : 1);
                case Statement.Loop _ -> proc = code.into(proc, 0);
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
                        Statement.Destroy _ -> {
                    return proc;
                }
            }
        }
        throw new IllegalStateException("a loop without a step");
    }

    private static Proc endOfBlock(Model model, ProcessCode.Block block, Proc proc) {
        Proc popped =
                proc.withFrames(List.copyOf(proc.frames().subList(0, proc.frames().size() - 1)));
        if (block.loop().isEmpty()) {
            return popped;
        }
        Statement.Loop loop = block.loop().get();
        boolean bounded = loop.iterations() > 0;
        int done = proc.top().iteration() + 1;
        if (Env.of(model, proc.locals()).holds(loop.exit())
                || (bounded && done == loop.iterations())) {
            return popped;
        }
        return proc.withTop(new Proc.Frame(proc.top().block(), 0, bounded ? done : 0));
    }
}

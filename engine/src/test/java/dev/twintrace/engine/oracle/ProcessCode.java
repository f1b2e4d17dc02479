package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements of a process with its blocks numbered, so that states need not hold pieces of the
 * tree. Block 0 is the body.
 */
record ProcessCode(List<Block> blocks, int locals, boolean hands) {

    /**
     * @param inner for each statement, the blocks inside it in order
     * @param loop the loop whose body this is
     */
    record Block(
            List<Statement> statements, List<List<Integer>> inner, Optional<Statement.Loop> loop) {}

    /**
     * @param hands whether what it emits is part of outcomes
     */
    static ProcessCode of(List<Statement> body, int locals, boolean hands) {
        List<Block> blocks = new ArrayList<>();
        add(blocks, body, Optional.empty());
        return new ProcessCode(List.copyOf(blocks), locals, hands);
    }

    private static int add(
            List<Block> blocks, List<Statement> statements, Optional<Statement.Loop> loop) {
        int id = blocks.size();
        List<List<Integer>> inner = new ArrayList<>();
        blocks.add(new Block(statements, inner, loop));
        for (Statement statement : statements) {
            inner.add(
                    switch (statement) {
                        case Statement.If s ->
                                List.of(
                                        add(blocks, s.then(), Optional.empty()),
                                        add(blocks, s.otherwise(), Optional.empty()));
                        case Statement.Loop s -> List.of(add(blocks, s.body(), Optional.of(s)));
                        case Statement.Await s ->
                                s.branches().stream()
                                        .map(b -> add(blocks, b.body(), Optional.empty()))
                                        .toList();
                        case Statement.Load _,
                                Statement.Store _,
                                Statement.Assign _,
                                Statement.Choose _,
                                Statement.Emit _,
                                Statement.Post _,
                                Statement.PostReceive _,
                                Statement.Enter _,
                                Statement.Leave _,
                                Statement.Revoke _,
                                Statement.Reset _,
                                Statement.Destroy _ ->
                                List.of();
                    });
        }
        return id;
    }

    /** Every statement, however deep. */
    List<Statement> all() {
        return blocks.stream().flatMap(b -> b.statements().stream()).toList();
    }

    /** The statement that a running process is at. */
    Statement at(Proc proc) {
        return blocks.get(proc.top().block()).statements().get(proc.top().at());
    }

    /** Past the statement that the process is at. */
    static Proc past(Proc proc) {
        return proc.withTop(proc.top().next());
    }

    /** Past the statement and into the given one of the blocks inside it. */
    Proc into(Proc proc, int which) {
        int block = blocks.get(proc.top().block()).inner().get(proc.top().at()).get(which);
        return past(proc)
                .withFrames(Lists.append(past(proc).frames(), new Proc.Frame(block, 0, 0)));
    }
}

package dev.twintrace.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashReferenceTest {
    private static final Span HERE = new Span(1, 1, 1);

    @Test
    void leavesOneLaneAndAnAbort() {
        Trees t = new Trees();
        Word x = t.word("x");
        QueuePair q = t.queuePair("q", 0, 2);
        t.process("sender", 0, 0, t.write(q, x, 1));
        Protocol crash = CrashReference.of(t.protocol(true, t.resendAll()));
        QueuePair lone = crash.queuePairs().getFirst();
        assertThat(lone.lanes()).containsExactly(new QueuePair.Lane(0, 0));
        assertThat(lone.receives()).isEqualTo(q.receives());
        assertThat(crash.failovers().getFirst().queuePairs()).containsExactly(lone);
        assertThat(crash.failovers().getFirst().lateOriginals()).isFalse();
        assertThat(crash.failovers().getFirst().laneFaults()).isEqualTo(1);
        assertThat(crash.failovers().getFirst().rule())
                .singleElement()
                .isInstanceOf(OverlayStatement.Abort.class);
        assertThat(crash.observed()).containsExactly(x);
    }

    @Test
    void turnsStatementsToTheLaneThatIsLeft() {
        Trees t = new Trees();
        Word x = t.word("x");
        QueuePair q = t.queuePair("q", 0, 2);
        Statement.Post post = (Statement.Post) t.write(q, x, 1);
        Statement.Post onLane1 = new Statement.Post(HERE, q, 1, post.request());
        Statement nested =
                new Statement.Loop(
                        HERE,
                        List.of(
                                new Statement.If(HERE, Trees.value(1), List.of(onLane1), List.of()),
                                new Statement.PostReceive(HERE, q, 1),
                                new Statement.PostReceive(HERE, q, Statement.Post.CURRENT),
                                t.awaitCompletion(q)),
                        new Expr.Const(1),
                        2);
        t.process("sender", 0, 0, nested);
        Protocol crash = CrashReference.of(t.protocol(true, t.resendAll()));
        QueuePair lone = crash.queuePairs().getFirst();
        Statement.Loop loop = (Statement.Loop) crash.processes().getFirst().body().getFirst();
        Statement.If branch = (Statement.If) loop.body().getFirst();
        assertThat(branch.then())
                .containsExactly(new Statement.Post(HERE, lone, 1, post.request()));
        assertThat(lone.lanes()).hasSize(2);
        assertThat(loop.body().get(1)).isEqualTo(new Statement.PostReceive(HERE, lone, 1));
        assertThat(loop.body().get(2))
                .isEqualTo(new Statement.PostReceive(HERE, lone, Statement.Post.CURRENT));
        Statement.Await await = (Statement.Await) loop.body().get(3);
        assertThat(await.branches().getFirst().guard())
                .isEqualTo(new Statement.Guard.Completion(lone, List.of()));
        assertThat(loop.iterations()).isEqualTo(2);
    }
}

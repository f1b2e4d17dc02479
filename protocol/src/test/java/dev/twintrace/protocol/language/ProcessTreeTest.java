package dev.twintrace.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessTreeTest {

    @Test
    void eachWordInAnExpressionIsALoadFromLeftToRight() {
        assertThat(Lowered.body("ring[x] = y + ring[1]"))
                .containsExactly(
                        "load [$1] from x",
                        "load [$2] from y",
                        "load [$3] from ring[1]",
                        "store [($2 ADD $3)] to ring[$1]");
    }

    @Test
    void aLetOfAWordLoadsStraightIntoTheLocal() {
        assertThat(Lowered.body("let n = x; n = y; let all = line; emit n, all.flag"))
                .containsExactly(
                        "load [n] from x",
                        "load [n] from y",
                        "load [all.data, all.flag] from line",
                        "emit [n, all.flag]");
    }

    @Test
    void choosingIsAStepOfItsOwn() {
        assertThat(Lowered.body("let n = any(3); x = any(2) + n"))
                .containsExactly("choose n of 3", "choose $1 of 2", "store [($1 ADD n)] to x");
    }

    @Test
    void consumingIsALoadAndAnEmission() {
        assertThat(Lowered.body("consume line; consume line.flag"))
                .containsExactly(
                        "load [$1, $2] from line",
                        "emit [$1, $2]",
                        "load [$1] from line.flag",
                        "emit [$1]");
    }

    @Test
    void recordsAreStoredAndCopiedAsAWhole() {
        assertThat(
                        Lowered.body(
                                "line = { flag = 1, data = x }; let all = line; copy = all; line.flag = 0"))
                .containsExactly(
                        "load [$1] from x",
                        "store [$1, 1] to line",
                        "load [all.data, all.flag] from line",
                        "store [all.data, all.flag] to copy",
                        "store [0] to line.flag");
    }

    @Test
    void anAwaitLoadsOneFieldIfItLooksAtOne() {
        assertThat(Lowered.body("await line.flag == 1"))
                .containsExactly("await line.flag as [$1]: ($1 EQUAL 1) []");
    }

    @Test
    void anAwaitLoadsTheElementIfItLooksAtSeveralFieldsOrBindsIt() {
        assertThat(Lowered.body("await line.flag == line.data"))
                .containsExactly("await line as [$2, $1]: ($1 EQUAL $2) []");
        assertThat(Lowered.body("await line.flag == 1 -> seen; emit seen.data"))
                .containsExactly(
                        "await line as [seen.data, seen.flag]: (seen.flag EQUAL 1) []",
                        "emit [seen.data]");
    }

    @Test
    void anAwaitMayCompareWithLocalsAndLookTwiceAtTheSameElement() {
        assertThat(Lowered.body("let n = 1; await ring[n] == n or ring[n] == 2; ring[1] = 2"))
                .containsExactly(
                        "n = 1",
                        "await ring[n] as [$1]: (($1 EQUAL n) OR ($1 EQUAL 2)) []",
                        "store [2] to ring[1]");
    }

    @Test
    void awaitOneHasABranchForEachGuard() {
        assertThat(
                        Lowered.body(
                                "q.write(far, 1); await one { when x == 1 -> v { emit v } when"
                                        + " back.poll_recv -> m { emit m } when q.wait -> s { if s =="
                                        + " error { emit 1 } } when timeout { } }"))
                .last()
                .isEqualTo(
                        "await x as [v]: (v EQUAL 1) [emit [v]] | poll back [m] [emit [m]] | wait q"
                                + " [s] [if (s EQUAL 1) [emit [1]] else []] | timeout []");
    }

    @Test
    void aConditionIsLoadedBeforeItIsDecided() {
        assertThat(Lowered.body("if x == 1 { y = 1 } else if y == 2 { y = 3 } else { y = 4 }"))
                .containsExactly(
                        "load [$1] from x",
                        "if ($1 EQUAL 1) [store [1] to y] else [load [$1] from y, if ($1 EQUAL 2)"
                                + " [store [3] to y] else [store [4] to y]]");
    }

    @Test
    void aBoundedRepeatCountsFromZero() {
        assertThat(Lowered.body("repeat 3 as i { ring[i] = 1 }"))
                .containsExactly(
                        "i = 0", "loop 3 [store [1] to ring[i], i = (i ADD 1)] until (i EQUAL 3)");
        assertThat(Lowered.body("repeat 2 { repeat 2 { x = 1 } }"))
                .containsExactly(
                        "$i1 = 0",
                        "loop 2 [$i2 = 0, loop 2 [store [1] to x, $i2 = ($i2 ADD 1)] until ($i2 EQUAL"
                                + " 2), $i1 = ($i1 ADD 1)] until ($i1 EQUAL 2)");
    }

    @Test
    void aRepeatOfNothingIsNothing() {
        assertThat(Lowered.body("repeat 0 { x = 1 }")).isEmpty();
    }

    @Test
    void theLoadsOfAnUntilComeAfterItsBlock() {
        assertThat(Lowered.body("repeat until x == 1 and y == 2 { x = 1 }"))
                .containsExactly(
                        "loop 0 [store [1] to x, load [$1] from x, load [$2] from y] until (($1"
                                + " EQUAL 1) AND ($2 EQUAL 2))");
    }

    @Test
    void everyVerbBecomesARequest() {
        assertThat(
                        Lowered.body(
                                """
                                q.write(far, x + 1) fenced
                                q.write(slots[1], body = 1, id = 2)
                                q.write(slots[0].id, from x)
                                q.write_imm(far, 3, imm = 4)
                                q.read(slots[1]) -> seen
                                q.read(far) -> ring[2]
                                q.fadd(far, 1)
                                q.cas(far, 1, 2) on lane 0 -> old
                                q.send(from y)
                                q.wait
                                emit old, seen.body
                                back.post_recv
                                back.revoke
                                back.reset
                                enter room
                                leave room
                                """))
                .containsExactly(
                        "load [$1] from x",
                        "post q fenced 0 write far [($1 ADD 1)]",
                        "post q 1 write slots[1] [2, 1]",
                        "post q 2 write slots[0].id from x",
                        "post q 3 write_imm far [3] imm 4",
                        "post q 4 read slots[1] -> [seen.id, seen.body]",
                        "post q 5 read far -> memory ring[2]",
                        "post q 6 fadd far 1 -> []",
                        "post q lane 0 7 cas far 1 2 -> [old]",
                        "post q 8 send from y",
                        "await wait q [] []",
                        "emit [old, seen.body]",
                        "receive back",
                        "revoke back",
                        "reset back",
                        "enter room",
                        "leave room");
    }

    @Test
    void whatOptionsDecideIsFoldedAway() {
        String options =
                "option fast = on\noption n = 2 in { 0, 2 }\noption mode = one in { one, two }";
        assertThat(
                        Lowered.body(
                                """
                                if fast { x = n } else { x = y }
                                if not fast or x == 1 { x = 2 }
                                if mode == two { x = 3 } else if mode != one { x = 4 } else { x = 5 }
                                repeat n { x = 6 }
                                if n == 2 and y == 1 { x = 7 }
                                """,
                                options))
                .containsExactly(
                        "store [2] to x",
                        "load [$1] from x",
                        "if ($1 EQUAL 1) [store [2] to x] else []",
                        "store [5] to x",
                        "$i1 = 0",
                        "loop 2 [store [6] to x, $i1 = ($i1 ADD 1)] until ($i1 EQUAL 2)",
                        "load [$1] from y",
                        "if ($1 EQUAL 1) [store [7] to x] else []");
    }

    @Test
    void constantsWrapAtTheWidth() {
        assertThat(Lowered.body("x = 0 - 1; y = 255 + 2 * 3; x = 1 / 0; x = 7 % 4"))
                .containsExactly(
                        "store [255] to x", "store [5] to y", "store [0] to x", "store [3] to x");
    }

    @Test
    void operatorsBindAsThePageSays() {
        assertThat(Lowered.body("let n = x; emit n + 1 * 2 - 3, not n == 1 and n < 2 or n >= 3"))
                .last()
                .isEqualTo(
                        "emit [((n ADD 2) SUBTRACT 3), ((not (n EQUAL 1) AND (n LESS 2)) OR (n"
                                + " GREATER_OR_EQUAL 3))]");
    }

    @Test
    void blocksBesideEachOtherMayBindTheSameName() {
        assertThat(Lowered.body("if x == 1 { let v = 1; y = v } else { let v = line; y = v.data }"))
                .last()
                .isEqualTo(
                        "if ($1 EQUAL 1) [v = 1, store [v] to y] else [load [v.data, v.flag] from"
                                + " line, store [v.data] to y]");
    }

    @Test
    void keywordsMayBeNames() {
        Protocol protocol =
                Lowered.protocol(
                        """
                        protocol log
                        host on { write = 0; close = 0; one[2] = 0 }
                        process wait on on { write = 1; let count = close; one[count] = 2; any = 1 }
                        """
                                .replace("; any = 1", ""));
        assertThat(Lowered.show(protocol.processes().getFirst().body()))
                .containsExactly(
                        "store [1] to write", "load [count] from close", "store [2] to one[count]");
    }

    @ParameterizedTest
    @MethodSource("dev.twintrace.protocol.language.Snippets#stream")
    void localsAndRequestsAreNumberedFromZero(Snippets snippet) {
        Protocol protocol = Lowered.protocol(snippet.source());
        protocol.processes().forEach(process -> assertDense(process.locals()));
        protocol.failovers().forEach(failover -> assertDense(failover.locals()));
        for (List<dev.twintrace.protocol.tree.Statement> body : Walk.bodies(protocol)) {
            Walk.each(
                    body,
                    statement ->
                            Walk.expressions(statement)
                                    .forEach(expr -> assertThat(Walk.locals(expr)).isNotNull()));
        }
    }

    private static void assertDense(List<Local> locals) {
        assertThat(locals.stream().map(Local::id))
                .containsExactlyElementsOf(IntStream.range(0, locals.size()).boxed().toList());
    }

    @Test
    void theListsOfATreeCannotBeChanged() {
        Protocol protocol = Lowered.protocol(Snippets.all().getFirst().source());
        assertThatThrownBy(() -> protocol.words().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> protocol.processes().getFirst().body().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}

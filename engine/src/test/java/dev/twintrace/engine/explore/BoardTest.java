package dev.twintrace.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.compile.CompiledSuccessors;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A board that is laid out to the end holds what an exploration finds. */
class BoardTest {
    private static final int MOST = 20_000;

    private static List<Long> boxed(long[] cells) {
        return Arrays.stream(cells).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 9, 23, 42, 77, 101, 313, 1_001, 4_242})
    void allStatesAndStepsAreOnTheBoard(long seed) {
        Protocol protocol = RandomProtocols.generate(seed);
        if (!Lowering.overloaded(protocol).isEmpty()) {
            return;
        }
        Model model = Lowering.lower(protocol);
        Interpreter interpreter = new Interpreter(model);
        Board board =
                new Board(
                        model,
                        new CompiledSuccessors(model, interpreter),
                        interpreter.initial(true));
        Interpreter reference = new Interpreter(model);
        long[] cells = new long[model.size()];
        for (int s = 0; s < Math.min(board.size(), MOST); s++) {
            board.expand(s);
            if (board.slip().isPresent()) {
                return;
            }
            board.read(s, cells);
            long[] from = cells.clone();
            Set<List<Long>> expected = new HashSet<>();
            Set<List<Long>> found = new HashSet<>();
            boolean end = true;
            boolean still = true;
            for (Action a : model.actions()) {
                if (a.role() != Action.Role.ALTERNATIVE && reference.enabled(a.id(), from)) {
                    long[] after = from.clone();
                    reference.apply(a.id(), after);
                    expected.add(boxed(after));
                    end &= a.role() == Action.Role.FAULT || a.daemon();
                    still &= a.role() == Action.Role.FAULT;
                }
            }
            for (int e = board.first(s); e < board.last(s); e++) {
                board.read(board.target(e), cells);
                found.add(boxed(cells));
                assertThat(board.fault(e))
                        .isEqualTo(
                                model.actions().get(board.action(e)).role() == Action.Role.FAULT);
            }
            assertThat(found).isEqualTo(expected);
            assertThat(board.end(s)).isEqualTo(end);
            assertThat(board.still(s)).isEqualTo(still);
        }
    }
}

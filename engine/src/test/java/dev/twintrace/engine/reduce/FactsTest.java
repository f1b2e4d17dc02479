package dev.twintrace.engine.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.semantics.Lowering;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final int SEEDS =
            Integer.getInteger(
                    "twintrace.seeds", Boolean.getBoolean("twintrace.full") ? 8_000 : 200);
    private static final int MOST = 3_000;

    @Test
    void whatIsKnownOfAModelHoldsInEveryStateOfItsRuns() {
        List<String> wrong = new ArrayList<>();
        long looked = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Model model = Lowering.lower(RandomProtocols.generate(seed));
            Interpreter interpreter = new Interpreter(model);
            long[] domains = new Knowledge(model).domains();
            PlainSearch search =
                    PlainSearch.of(model, PlainSearch.ALL, PlainSearch.NoIgnoring.NONE, MOST);
            for (Term fact : model.facts()) {
                Interpreter.Compiled compiled = interpreter.compile(fact);
                if (search.states.stream().anyMatch(s -> compiled.value(s) == 0)) {
                    wrong.add("seed " + seed + ": " + fact);
                }
            }
            for (long[] state : search.states) {
                for (int c = 0; c < state.length; c++) {
                    if (domains[c] != Values.ANY && (Values.only(state[c]) & ~domains[c]) != 0) {
                        wrong.add("seed " + seed + ": cell " + c + " is " + state[c]);
                    }
                }
                looked++;
            }
        }
        System.out.println(looked + " states have all that is known of them");
        assertThat(wrong).isEmpty();
    }
}

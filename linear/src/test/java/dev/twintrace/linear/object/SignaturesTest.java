package dev.twintrace.linear.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final Value NIL = new Value.Nil();
    private static final ObjectType WORD = new ObjectType.Word(WordWidth.VERBS, number(0));

    @Test
    void theFirstOperationThatDoesNotFitIsNamed() {
        assertThat(misfit(WORD, call("read"), call("pop")))
                .isEqualTo(
                        "1: pop is none of read, write, cas, swap, fadd, add, masked_cas,"
                                + " masked_fadd.");
        assertThat(misfit(WORD, call("cas", number(1))))
                .isEqualTo("0: cas takes 2 arguments, not 1.");
        assertThat(misfit(WORD, call("read", number(1))))
                .isEqualTo("0: read takes no argument, not 1.");
        assertThat(misfit(new ObjectType.Queue(), returned("enqueue", new Response.Empty(), NIL)))
                .isEqualTo("0: enqueue never returns empty.");
        assertThat(misfit(WORD, call("write", NIL), call("swap", number(3)))).isEqualTo("none");
    }

    @Test
    void arithmeticNeedsNumbersThatFit() {
        assertThat(misfit(WORD, call("write", new Value.Text("a")), call("fadd", number(1))))
                .isEqualTo("0: There is arithmetic, and a is no number.");
        assertThat(misfit(new ObjectType.Word(WordWidth.VERBS, NIL), call("fadd", number(1))))
                .isEqualTo("0: There is arithmetic, and the initial value nil is no number.");
        ObjectType three = new ObjectType.Word(new WordWidth(3), number(0));
        assertThat(misfit(three, call("write", number(7)), call("write", number(8))))
                .isEqualTo("1: 8 does not fit into 3 bits.");
        assertThat(misfit(new ObjectType.Text(""), returned("get", new Response.Returned(NIL))))
                .isEqualTo("0: get is about strings, not about nil.");
    }

    @Test
    void theTypeIsKnownByItsFunctions() {
        assertThat(ObjectType.of(History.of(List.of(call("pop")))))
                .contains(new ObjectType.Stack());
        assertThat(ObjectType.of(History.of(List.of(call("add", number(1)), call("read")))))
                .contains(WORD);
        assertThat(ObjectType.of(History.of(List.of(call("write", NIL)))))
                .contains(new ObjectType.Word(WordWidth.VERBS, NIL));
        assertThat(ObjectType.of(History.of(List.of(call("pop"), call("read"))))).isEmpty();
    }

    private static String misfit(ObjectType type, Operation... operations) {
        return Signatures.misfit(History.of(List.of(operations)), type)
                .map(m -> m.operation() + ": " + m.why())
                .orElse("none");
    }

    private static Value number(long number) {
        return new Value.Word(number);
    }

    private static Operation call(String function, Value... arguments) {
        return returned(function, new Response.Done(), arguments);
    }

    private static Operation returned(String function, Response response, Value... arguments) {
        return new Operation(
                0,
                0,
                OptionalLong.of(1),
                number(0),
                function,
                Stream.of(arguments).toList(),
                response,
                Executions.ONCE);
    }
}

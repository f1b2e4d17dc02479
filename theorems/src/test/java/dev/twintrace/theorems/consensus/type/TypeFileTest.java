package dev.twintrace.theorems.consensus.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeFileTest {
    private static final String STICKY =
            """
            type bit   # keeps the first
            states unset 0 1
            operation read
              * -> * : *
            operation set(0)
              unset -> 0 : 0
              * -> * : *
            operation set(1)
              unset -> 1 : 1
              * -> * : *
            """;

    @Test
    void readsATable() {
        assertThat(TypeFile.parse(STICKY))
                .isEqualTo(
                        new ParsedType.Accepted(
                                new FiniteType(
                                        "bit",
                                        Containers.sticky("sticky").states(),
                                        Containers.sticky("sticky").operations())));
    }

    @Test
    void aResponseMayBeLeftOut() {
        assertThat(TypeFile.parse("states a b\noperation go\na->b\nb -> a:x"))
                .isEqualTo(
                        new ParsedType.Accepted(
                                new FiniteType(
                                        "type",
                                        List.of("a", "b"),
                                        List.of(
                                                new TypeOperation(
                                                        "go",
                                                        List.of(1, 0),
                                                        List.of("ok", "x"))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 1; a type needs a state",
                "states a; 1; a type needs a state",
                "states a a; 1; two states `a`",
                "states *; 1; cannot be called `*`",
                "states; 1; one line `states",
                "states a|states b; 2; one line `states",
                "type; 1; one line `type NAME`",
                "type a|type b; 2; one line `type NAME`",
                "operation x; 1; the states have to come before",
                "states a|operation; 2; expected `operation NAME`",
                "states a|operation x|a -> a|operation x; 4; two operations `x`",
                "states a|a -> a; 2; below an `operation`",
                "states a|operation x|a -> b; 3; no state `b`",
                "states a|operation x|b -> a; 3; no state `b`",
                "states a|operation x|a -> a|a -> a : y; 4; said already what x does in a",
                "states a|operation x|a -> a : y z; 3; expected `STATE -> STATE",
                "states a b|operation x|a -> b; 2; not said what x does in b",
                "state a; 1; not `state`",
                "states a|operation x\u001b[2J; 2; cannot be seen",
            })
    void saysWhatIsWrongAndWhere(String text, int line, String message) {
        assertThat(TypeFile.parse(text.replace('|', '\n')))
                .isInstanceOfSatisfying(
                        ParsedType.Rejected.class,
                        rejected -> {
                            assertThat(rejected.message()).contains(message);
                            assertThat(rejected.line()).isEqualTo(line);
                        });
    }
}

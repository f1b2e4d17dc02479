package dev.twintrace.theorems.consensus.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static FiniteType type(String expression) {
        return Catalogue.type(expression).orElseThrow();
    }

    private static List<Integer> next(String expression, String operation) {
        return type(expression).operations().stream()
                .filter(o -> o.name().equals(operation))
                .findFirst()
                .orElseThrow()
                .next();
    }

    @Test
    void everyNameHasAUsualSize() {
        assertThat(Catalogue.names())
                .allSatisfy(name ->
                        assertThat(type(name.replaceFirst(":.*", "")).reader()).isPresent());
    }

    @Test
    void additionsCarryAsFarAsTheirFieldGoes() {
        assertThat(next("fadd:4", "fadd(1)")).containsExactly(1, 2, 3, 0);
        assertThat(next("masked-fadd:2", "mfadd(1/1)")).containsExactly(1, 0, 3, 2);
        assertThat(next("masked-fadd:2:0", "mfadd(1/0)")).containsExactly(1, 2, 3, 0);
    }

    @Test
    void shiftsDropBitsOrCopyTheSign() {
        assertThat(next("shift:2", "shl")).containsExactly(0, 2, 0, 2);
        assertThat(next("shift:2", "shr")).containsExactly(0, 0, 1, 1);
        assertThat(next("shift-arithmetic:2", "sar")).containsExactly(0, 0, 3, 3);
    }

    @Test
    void maskedSwapsLookAtTheirBitsOnly() {
        assertThat(next("masked-cas:2", "mcas(1/1,2/2)")).containsExactly(0, 3, 2, 3);
    }

    @Test
    void aQueueIsFirstInFirstOutAndAStackIsNot() {
        assertThat(next("queue:2", "dequeue")).containsExactly(0, 0, 0, 1, 2, 1, 2);
        assertThat(next("stack:2", "pop")).containsExactly(0, 0, 0, 1, 1, 2, 2);
    }

    @Test
    void typesAreCombined() {
        assertThat(type("register:2,fadd:4").states()).hasSize(8).contains("1|3");
        assertThat(type("register:4+fadd:4").operations()).hasSize(1 + 4 + 3);
        assertThat(type("tas-erased").operations().getLast().responses()).containsOnly("ok");
        assertThat(type("tas-plain").reader()).isEmpty();
        assertThat(type("tas-plain,sticky").reader()).isEmpty();
    }

    @Test
    void othersAreNotBuiltIn() {
        assertThat(List.of("", "my.type", "cas:", "cas,", "cas:4:", "CAS", "cas:3+x", "./queue"))
                .allSatisfy(name -> assertThat(Catalogue.type(name)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "register:0",
                "tas:3",
                "cas:3:3",
                "cas:33",
                "register:1024",
                "fetch-xor:11",
                "queue:20",
                "register:2+fadd:4",
                "register:1000,register:2",
                "masked-cas:9"
            })
    void sizesHaveBounds(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.type(expression));
    }
}

package dev.twintrace.engine.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.engine.explore.Representative;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a difference between clients takes the symmetry away. */
class RefusalTest {
    private static final String TWO_CLIENTS =
            """
            protocol two "clients that do the same"
            width 2
            atomicity global
            host a { x = 1; y = 1 }
            host b { x = 1; y = 1 }
            host memory { count = 0; left = 0; right = 0; box[2] = 0 }
            qp qa: a -> memory { lanes 2; receives 1 }
            qp qb: b -> memory { lanes 2; receives 1 }
            process first on a { qa.write(left, from x); qa.fadd(count, 1); qa.wait; y = 0 }
            process second on b { qb.write(right, from x); qb.fadd(count, 1); qb.wait; y = 0 }
            failover qa { faults 1; losses 1; originals late; on error { resend write } }
            failover qb { faults 1; losses 1; originals late; on error { resend write } }
            """;

    private static Symmetry of(String text) {
        return Symmetry.of(Clients.model(text));
    }

    /** A proof of what would exchange the two clients if they were alike, on another model. */
    private static Optional<Automorphism> forced(Model model) {
        return new Proof(model).of(exchange());
    }

    private static Placement exchange() {
        Model alike = Clients.model(TWO_CLIENTS);
        return Placement.of(alike, Renaming.taking(alike.protocol(), 0, 1).orElseThrow())
                .orElseThrow();
    }

    @Test
    void clientsThatDoTheSameAreExchanged() {
        assertThat(of(TWO_CLIENTS).order()).isEqualTo(2);
        assertThat(forced(Clients.model(TWO_CLIENTS))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    b { x = 1; y = 1 }                | b { x = 0; y = 1 }
                    qb.write(right, from x)           | qb.write(right, from y)
                    right, from x); qb.fadd(count, 1) | right, from x); qb.fadd(count, 2)
                    qb.write(right                    | qb.write(count
                    qb.wait; y = 0                    | qb.wait; y = 2
                    qb.wait; y = 0                    | qb.wait; x = 0
                    qb: b -> memory { lanes 2         | qb: b -> memory { lanes 2; placement relaxed
                    qb { faults 1; losses 1           | qb { faults 1; losses 2
                    qb { faults 1; losses 1           | qb { faults 0; losses 1
                    late; on error { resend write } } | late; on error { resend fadd } }
                    process second                    | daemon process second
                    """)
    void aDifferenceIsRefused(String was, String becomes) {
        int at = TWO_CLIENTS.lastIndexOf(was);
        String other =
                TWO_CLIENTS.substring(0, at) + becomes + TWO_CLIENTS.substring(at + was.length());
        Model model = Clients.model(other);
        assertThat(Symmetry.of(model).trivial()).isTrue();
        if (model.size() == Clients.model(TWO_CLIENTS).size()) {
            assertThat(forced(model)).isEmpty();
        }
    }

    @Test
    void nicsThatMayFailMustBeAlike() {
        String text = TWO_CLIENTS.replace("faults 1; losses 1", "nic faults 1");
        assertThat(of(text).order()).isEqualTo(2);
        assertThat(
                        of(text.replace(
                                        "qb: b -> memory {",
                                        "qb: b -> memory { lane 1: nic1 -> nic0;"))
                                .trivial())
                .isTrue();
    }

    @Test
    void whatIsObservedMustBeAlike() {
        assertThat(of(TWO_CLIENTS + "observe left").trivial()).isTrue();
        assertThat(forced(Clients.model(TWO_CLIENTS + "observe left"))).isEmpty();
        assertThat(of(TWO_CLIENTS + "observe left, right").order()).isEqualTo(2);
        assertThat(of(TWO_CLIENTS + "observe nothing").order()).isEqualTo(2);
    }

    @Test
    void invariantsMustBeAlike() {
        assertThat(of(TWO_CLIENTS + "always left <= 1").trivial()).isTrue();
        assertThat(forced(Clients.model(TWO_CLIENTS + "always left <= 1"))).isEmpty();
        assertThat(of(TWO_CLIENTS + "always left <= 1\nalways right <= 1").order()).isEqualTo(2);
        assertThat(of(TWO_CLIENTS + "always left + right <= 2").order()).isEqualTo(2);
        assertThat(of(TWO_CLIENTS + "always left <= right").trivial()).isTrue();
    }

    @Test
    void aServerThatTakesTurnsKnowsItsClientsApart() {
        String server = "process server on memory { qa.poll_recv; qb.poll_recv }";
        assertThat(
                        of(TWO_CLIENTS
                                                .replace("qa.wait", "qa.send(1)")
                                                .replace("qb.wait", "qb.send(1)")
                                        + server)
                                .trivial())
                .isTrue();
    }

    @Test
    void aServerThatTakesWhoeverComesDoesNot() {
        String server =
                """
                process server on memory {
                    repeat 2 { await one { when qa.poll_recv { } when qb.poll_recv { } } }
                }
                """;
        assertThat(
                        of(TWO_CLIENTS
                                                .replace("qa.wait", "qa.send(1)")
                                                .replace("qb.wait", "qb.send(1)")
                                        + server)
                                .order())
                .isEqualTo(2);
    }

    @Test
    void clientsOfOneHostMayShareItsWords() {
        String text = TWO_CLIENTS.replace("qb: b", "qb: a").replace("second on b", "second on a");
        assertThat(of(text).order()).isEqualTo(2);
        assertThat(of(text.replace("qb.write(right, from x)", "qb.write(right, from y)")).trivial())
                .isTrue();
    }

    @Test
    void elementsOfAnArrayAreExchangedUnlessSomebodyCounts() {
        String text = TWO_CLIENTS.replace("(left,", "(box[0],").replace("(right,", "(box[1],");
        String reader = "daemon process reader on memory { repeat 2 as i { consume box[i] } }";
        assertThat(of(text).order()).isEqualTo(2);
        assertThat(of(text + reader).trivial()).isTrue();
    }

    @Test
    void neighboursInARingMoveOnTogether() {
        String ring =
                "protocol ring \"each writes to the next\"\nwidth 2\n"
                        + Clients.each(3, "host h# { mail = 0 }")
                        + "\nqp q0: h0 -> h1\nqp q1: h1 -> h2\nqp q2: h2 -> h0\n"
                        + Clients.each(
                                3, "process p# on h# { q#.write(mail, 1); await mail == 1 }");
        assertThat(of(ring).order()).isEqualTo(3);
    }

    @Test
    void aVariableThatStaysBehindIsNoticed() {
        Model model = Clients.model(TWO_CLIENTS);
        for (String name :
                List.of("first.at", "qa.outstanding", "qa.lane", "qa.lane0.phase", "a.x", "a.y")) {
            assertThat(new Proof(model).of(without(model, name))).as(name).isEmpty();
        }
    }

    private static Placement without(Model model, String name) {
        List<Integer> cells = new ArrayList<>(exchange().cells());
        Variable v =
                model.variables().stream()
                        .filter(w -> w.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        for (int i = v.offset(); i < v.offset() + v.length(); i++) {
            int other = cells.get(i);
            Collections.swap(cells, i, other);
        }
        return new Placement(cells, exchange().marks());
    }

    /** What the proof is for: without it, the wrong map gives wrong answers. */
    @Test
    void aWrongMapFindsOtherStates() {
        Model model = Clients.model(TWO_CLIENTS);
        Search all = Search.of(model, Representative.ITSELF, true, 100_000);
        assertThat(all.tooLarge()).isFalse();
        Search right = Search.of(model, unproved(exchange()).representative(), true, 100_000);
        assertThat(right.states())
                .isEqualTo(SymmetryTest.representatives(unproved(exchange()), all.states()));
        for (String name : List.of("qa.outstanding", "qa.lane", "a.y")) {
            Symmetry wrong = unproved(without(model, name));
            Search some = Search.of(model, wrong.representative(), true, 100_000);
            assertThat(some.states())
                    .as(name)
                    .isNotEqualTo(SymmetryTest.representatives(wrong, all.states()));
        }
    }

    private static Symmetry unproved(Placement p) {
        int[] cells = p.cells().stream().mapToInt(Integer::intValue).toArray();
        return new Symmetry(
                Family.with(
                        List.of(), new Automorphism(cells, new int[0], new int[0], new int[0])));
    }

    @Test
    void outcomesOfAnotherModelMustBePermutedAlike() {
        Symmetry all = of(TWO_CLIENTS);
        assertThat(all.sharedWith(all).order()).isEqualTo(2);
        assertThat(all.sharedWith(Symmetry.none()).trivial()).isTrue();
        String neverFails = TWO_CLIENTS.replace("faults 1; losses 1; ", "faults 0; ");
        assertThat(all.sharedWith(of(neverFails)).order()).isEqualTo(2);
    }

    @Test
    void whatIsNeverPartOfARunIsNotMapped() {
        Model model = Clients.model(TWO_CLIENTS);
        Automorphism exchange = Symmetry.of(model).generators().getFirst();
        assertThat(model.actions())
                .filteredOn(a -> a.role() == Action.Role.ALTERNATIVE)
                .isNotEmpty()
                .allSatisfy(a ->
                        assertThatThrownBy(() -> exchange.action(a.id()))
                                .isInstanceOf(IllegalArgumentException.class));
    }
}

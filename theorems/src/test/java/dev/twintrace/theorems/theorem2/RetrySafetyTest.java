package dev.twintrace.theorems.theorem2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.theorems.Passage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which operations may be posted again, among whom. */
class RetrySafetyTest {
    private static final RetrySafety TABLE = RetrySafety.compute();
    private static final Path PAGE =
            Path.of(System.getProperty("twintrace.root")).resolve("docs/retry-safety.md");

    /** How many operations of others it takes; -1 for safe. */
    private static int others(Kind kind, boolean looks, Context context, Fate fate) {
        return TABLE.entry(kind, looks, context, fate).shortest().map(Retry::others).orElse(-1);
    }

    private static List<Integer> row(Kind kind, boolean looks, Fate fate) {
        List<Integer> row = new ArrayList<>();
        for (Context context : Context.values()) {
            row.add(others(kind, looks, context, fate));
        }
        return row;
    }

    @Test
    void whatChangesNothingMayAlwaysBePostedAgain() {
        for (Kind kind :
                EnumSet.of(
                        Kind.READ,
                        Kind.FADD_ZERO,
                        Kind.CAS_EQUAL,
                        Kind.MASKED_FADD_ZERO,
                        Kind.MASKED_CAS_EQUAL)) {
            assertThat(row(kind, true, Fate.EXECUTED)).as(kind.text()).containsOnly(-1);
            assertThat(row(kind, true, Fate.LATE)).as(kind.text()).containsOnly(-1);
        }
    }

    @Test
    void whatChangedNothingThisTimeMayBePostedAgainUnlessTheOriginalIsLate() {
        for (Kind kind : EnumSet.of(Kind.WRITE_SAME, Kind.CAS_FAILS, Kind.MASKED_CAS_FAILS)) {
            assertThat(row(kind, true, Fate.EXECUTED)).as(kind.text()).containsOnly(-1);
            assertThat(row(kind, true, Fate.LATE))
                    .as(kind.text())
                    .containsExactly(-1, -1, -1, 2, 2, 2);
        }
    }

    @Test
    void aWriteMayBePostedAgainUntilOthersChangeTheWordAndSomebodyLooks() {
        assertThat(row(Kind.WRITE, true, Fate.EXECUTED)).containsExactly(-1, -1, -1, 3, 2, 2);
        assertThat(row(Kind.WRITE, true, Fate.LATE)).containsExactly(-1, -1, -1, 2, 2, 2);
    }

    @Test
    void anAtomicThatChangesTheWordIsAnsweredWronglyEvenIfNobodyElseIsThere() {
        for (Kind kind : Kind.values()) {
            if (kind.asked()) {
                assertThat(row(kind, true, Fate.EXECUTED)).as(kind.text()).containsOnly(0);
            }
        }
    }

    @Test
    void oneReadTellsAnAdditionThatWasMadeTwiceThoughNobodyLooksAtItsResult() {
        for (Kind kind :
                EnumSet.of(Kind.FADD, Kind.FADD_HALF, Kind.MASKED_FADD, Kind.MASKED_FADD_HALF)) {
            assertThat(row(kind, false, Fate.EXECUTED))
                    .as(kind.text())
                    .containsExactly(-1, 1, -1, 1, 1, 1);
        }
    }

    @Test
    void abaTakesTwoAtomicsOfOthers() {
        for (Kind kind :
                EnumSet.of(Kind.CAS_SUCCEEDS, Kind.MASKED_CAS_ONCE, Kind.MASKED_CAS_AGAIN)) {
            assertThat(row(kind, false, Fate.EXECUTED))
                    .as(kind.text())
                    .containsExactly(-1, -1, -1, 3, 2, 2);
        }
    }

    @Test
    void aMessageIsReceivedTwice() {
        Entry entry = TABLE.entry(Kind.SEND, true, Context.READERS, Fate.EXECUTED);
        assertThat(entry.shortest().map(Retry::text))
                .hasValue("queue []: S.send(1); S.send(1) again; receive = 1; receive = 1");
        assertThat(row(Kind.SEND, true, Fate.EXECUTED)).containsExactly(-1, 2, -1, 2, -1, 2);
    }

    @Test
    void twiceHalfTheRangeIsNotAtAll() {
        Entry entry = TABLE.entry(Kind.FADD_HALF, false, Context.READERS, Fate.EXECUTED);
        Retry wide = ((Entry.Answer.Unsafe) entry.byWidth().get(64)).shortest();
        assertThat(wide.text())
                .isEqualTo(
                        "0 (64 bits): S.fadd(9223372036854775808); S.fadd(9223372036854775808) again;"
                                + " read = 0");
        assertThat(TABLE.entry(Kind.FADD, true, Context.READERS, Fate.EXECUTED).byWidth().get(1))
                .as("on one bit, 2d is always 0")
                .isEqualTo(new Entry.Answer.None());
    }

    /** Where there is an operation of a kind at all, widths differ in nothing. */
    @Test
    void theWidthOfTheWordChangesNoAnswer() {
        for (Entry entry : TABLE.entries()) {
            Set<String> answers =
                    entry.byWidth().values().stream()
                            .filter(a -> !(a instanceof Entry.Answer.None))
                            .map(RetrySafetyTest::brief)
                            .collect(Collectors.toSet());
            assertThat(answers).as(entry.toString()).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static String brief(Entry.Answer answer) {
        return switch (answer) {
            case Entry.Answer.None _ -> "none";
            case Entry.Answer.Safe _ -> "safe";
            case Entry.Answer.Unsafe(Retry retry) -> "unsafe, " + retry.others();
        };
    }

    @Test
    void eachUnsafeEntrysHistoryHasNoOrder() {
        int seen = 0;
        for (Entry entry : TABLE.entries()) {
            for (Entry.Answer answer : entry.byWidth().values()) {
                if (answer instanceof Entry.Answer.Unsafe(Retry retry)) {
                    boolean explained =
                            retry.verb() instanceof Verb.Send
                                    ? BruteForce.queue(retry.history())
                                    : BruteForce.word(
                                            retry.width().bits(), retry.initial(), retry.history());
                    assertThat(explained).as(retry.text()).isFalse();
                    assertThat(retry.before()).allMatch(entry.context()::has);
                    assertThat(retry.after()).allMatch(entry.context()::has);
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(200);
    }

    /** Some histories of each safe entry, at each width, with others that the context has. */
    @Test
    void safeEntriesHistoriesHaveAnOrder() {
        Random random = new Random(12);
        int seen = 0;
        for (Entry entry : TABLE.entries()) {
            for (Map.Entry<Integer, Entry.Answer> at : entry.byWidth().entrySet()) {
                if (at.getValue() instanceof Entry.Answer.Safe && entry.kind() != Kind.SEND) {
                    int bits = at.getKey();
                    Repertoire all = bits == 64 ? Repertoire.ofVerbs() : Repertoire.ofBits(bits);
                    Retry retry = draw(random, all, entry);
                    assertThat(Judged.of(retry.history(), retry.width(), retry.initial()))
                            .as(retry.text())
                            .returns(Optional.empty(), Judged::contradiction);
                    assertThat(BruteForce.word(bits, retry.initial(), retry.history())).isTrue();
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(300);
    }

    private static Retry draw(Random random, Repertoire all, Entry entry) {
        Map<Verb, List<Long>> found = all.byKind().get(entry.kind());
        Verb verb = List.copyOf(found.keySet()).get(random.nextInt(found.size()));
        List<Long> values = found.get(verb);
        List<Verb> others = all.others(entry.context());
        List<List<Verb>> some = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            some.add(
                    random.ints(others.isEmpty() ? 0 : random.nextInt(3), 0, others.size() + 1)
                            .mapToObj(i -> others.get(i % others.size()))
                            .toList());
        }
        return new Retry(
                all.width(),
                values.get(random.nextInt(values.size())),
                verb,
                entry.looks(),
                entry.fate(),
                some.getFirst(),
                some.getLast());
    }

    @Test
    void moreCompanyIsNeverSafer() {
        for (Entry entry : TABLE.entries()) {
            int its = entry.shortest().map(Retry::others).orElse(Integer.MAX_VALUE);
            Optional<Retry> anyone =
                    TABLE.entry(entry.kind(), entry.looks(), Context.ANYONE, entry.fate())
                            .shortest();
            assertThat(anyone.map(Retry::others).orElse(Integer.MAX_VALUE))
                    .isLessThanOrEqualTo(its);
        }
    }

    @Test
    void thePageHasTheTables() throws Exception {
        String page = Files.readString(PAGE);
        for (Fate fate : List.of(Fate.EXECUTED, Fate.LATE)) {
            assertThat(page).contains(markdown(TABLE.matrix(fate)));
            assertThat(page).contains(markdown(TABLE.shortest(fate)));
        }
    }

    private static String markdown(Passage.Table table) {
        StringBuilder text = new StringBuilder();
        text.append(line(table.columns()));
        text.append(line(table.columns().stream().map(_ -> "---").toList()));
        table.rows().forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}

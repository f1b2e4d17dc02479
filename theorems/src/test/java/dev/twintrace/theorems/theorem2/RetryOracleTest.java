package dev.twintrace.theorems.theorem2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.check.Linearizability;
import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The search for shortest histories against all histories, each judged by the definition. */
class RetryOracleTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");

    /** Of the sender's operations on a value that are tried, one in so many. */
    private static final int EVERY = FULL ? 1 : 7;

    private long judged;

    @Test
    void ofAllHistoriesOnOneBitNoneIsWrongThatIsShorter() {
        compare(Repertoire.ofBits(1), FULL ? 3 : 2, EVERY);
    }

    @Test
    void ofAllHistoriesOnTwoBitsNoneIsWrongThatIsShorter() {
        compare(Repertoire.ofBits(2), FULL ? 2 : 1, FULL ? 2 : 11);
    }

    @Test
    void ofAllHistoriesOnThreeBitsNoneIsWrongThatIsShorter() {
        compare(Repertoire.ofBits(3), 1, FULL ? 11 : 501);
    }

    @Test
    void ofAllHistoriesOfAQueueNoneIsWrongThatIsShorter() {
        compare(Repertoire.ofMessages(), RetrySafety.MOST, 1);
    }

    private void compare(Repertoire all, int most, int every) {
        int number = 0;
        for (Verb verb : all.sender()) {
            for (long value : all.initial()) {
                if (number++ % every == 0) {
                    for (Fate fate : List.of(Fate.EXECUTED, Fate.LATE)) {
                        compare(all, value, verb, true, fate, most);
                        compare(all, value, verb, false, fate, most);
                    }
                }
            }
        }
        assertThat(judged).isGreaterThan(1_000);
    }

    private void compare(
            Repertoire all, long value, Verb verb, boolean looks, Fate fate, int most) {
        Map<Context, Integer> byDefinition = new EnumMap<>(Context.class);
        for (int length = 0; length <= most; length++) {
            wrong(
                    all,
                    new Retry(all.width(), value, verb, looks, fate, List.of(), List.of()),
                    length,
                    byDefinition);
        }
        for (Context context : Context.values()) {
            Search.Result found =
                    Search.of(
                            all.width(),
                            List.of(value),
                            verb,
                            looks,
                            fate,
                            all.others(context),
                            most);
            assertThat(found.shortest().map(Retry::others).orElse(-1))
                    .as("%s on %d, %s, %s, %s", verb.text(), value, looks, fate, context)
                    .isEqualTo(byDefinition.getOrDefault(context, -1));
        }
    }

    /** Adds operations of others, masked ones included, on either side of the last execution. */
    private void wrong(Repertoire all, Retry retry, int left, Map<Context, Integer> found) {
        List<Context> open =
                List.of(Context.values()).stream()
                        .filter(c -> !found.containsKey(c))
                        .filter(c -> retry.before().stream().allMatch(c::has))
                        .filter(c -> retry.after().stream().allMatch(c::has))
                        .toList();
        if (open.isEmpty()) {
            return;
        }
        if (left == 0) {
            judged++;
            if (!linearizable(retry)) {
                open.forEach(c -> found.put(c, retry.others()));
            }
            return;
        }
        List<Verb> others = new ArrayList<>(all.others());
        all.sender().stream().filter(v -> !others.contains(v)).forEach(others::add);
        for (Verb other : others) {
            if (retry.after().isEmpty()) {
                wrong(all, with(retry, and(retry.before(), other), List.of()), left - 1, found);
            }
            wrong(all, with(retry, retry.before(), and(retry.after(), other)), left - 1, found);
        }
    }

    private static boolean linearizable(Retry retry) {
        return retry.verb() instanceof Verb.Send
                ? BruteForce.queue(retry.history())
                : BruteForce.word(retry.width().bits(), retry.initial(), retry.history());
    }

    private static Retry with(Retry retry, List<Verb> before, List<Verb> after) {
        return new Retry(
                retry.width(),
                retry.initial(),
                retry.verb(),
                retry.looks(),
                retry.fate(),
                before,
                after);
    }

    private static List<Verb> and(List<Verb> verbs, Verb more) {
        List<Verb> all = new ArrayList<>(verbs);
        all.add(more);
        return all;
    }

    /** Of as short ones it is the first, if the second execution comes before all operations. */
    @Test
    void theShortestIsTheFirstInOrder() {
        Repertoire all = Repertoire.ofBits(1);
        int wrong = 0;
        for (Verb verb : all.sender()) {
            for (Context context : Context.values()) {
                for (Fate fate : List.of(Fate.EXECUTED, Fate.LATE)) {
                    Search.Result found =
                            Search.of(
                                    all.width(),
                                    all.initial(),
                                    verb,
                                    false,
                                    fate,
                                    all.others(context),
                                    Integer.MAX_VALUE);
                    if (found.shortest().isPresent()) {
                        Retry shortest = found.shortest().get();
                        assertThat(first(all, context, shortest)).first().isEqualTo(shortest);
                        wrong++;
                    }
                }
            }
        }
        assertThat(wrong).isGreaterThan(50);
    }

    /** The first wrong one of its length. */
    private static List<Retry> first(Repertoire all, Context context, Retry like) {
        List<Retry> first = new ArrayList<>();
        for (long value : all.initial()) {
            Retry begin =
                    new Retry(
                            all.width(),
                            value,
                            like.verb(),
                            like.looks(),
                            like.fate(),
                            List.of(),
                            List.of());
            first(all.others(context), begin, false, like.others(), first);
        }
        return first;
    }

    private static void first(
            List<Verb> others, Retry retry, boolean twice, int left, List<Retry> found) {
        if (!found.isEmpty()) {
            return;
        }
        if (left == 0) {
            if (!linearizable(retry)) {
                found.add(retry);
            }
            return;
        }
        if (!twice) {
            first(others, retry, true, left, found);
        }
        for (Verb other : others) {
            Retry next =
                    twice
                            ? with(retry, retry.before(), and(retry.after(), other))
                            : with(retry, and(retry.before(), other), List.of());
            first(others, next, twice, left - 1, found);
        }
    }

    /**
     * On words of 1 to 3 bits, an operation is safe exactly if one of the three reasons applies.
     */
    @Test
    void whatIsSafeIsSoForAReason() {
        for (int bits = 1; bits <= 3; bits++) {
            Repertoire all = Repertoire.ofBits(bits);
            int every = FULL || bits < 3 ? 1 : 13;
            int number = 0;
            for (Verb verb : all.sender()) {
                for (long value : all.initial()) {
                    if (number++ % every == 0) {
                        reasons(all, value, verb);
                    }
                }
            }
        }
    }

    private static void reasons(Repertoire all, long value, Verb verb) {
        for (Fate fate : List.of(Fate.EXECUTED, Fate.LATE)) {
            for (Context context : Context.values()) {
                for (boolean looks : new boolean[] {true, false}) {
                    Search.Result found =
                            Search.of(
                                    all.width(),
                                    List.of(value),
                                    verb,
                                    looks,
                                    fate,
                                    all.others(context),
                                    Integer.MAX_VALUE);
                    assertThat(found.shortest().isEmpty())
                            .as("%s on %d, %s, %s, %s", verb.text(), value, looks, fate, context)
                            .isEqualTo(
                                    Reason.of(all.width(), value, verb, looks, context, fate)
                                            .isPresent());
                }
            }
        }
    }

    @Test
    void whatIsExecutedOnceIsAlwaysExplained() {
        Random random = new Random(7);
        Repertoire all = Repertoire.ofBits(2);
        for (int i = 0; i < (FULL ? 20_000 : 2_000); i++) {
            Retry retry = draw(random, all, Fate.LOST);
            assertThat(linearizable(retry)).as(retry.text()).isTrue();
        }
    }

    /** Histories of all kinds, right and wrong, put to the decider and to the definition. */
    @Test
    void deciderAndDefinitionAgree() {
        Random random = new Random(8);
        int wrong = 0;
        int rounds = FULL ? 20_000 : 1_500;
        for (int i = 0; i < rounds; i++) {
            Repertoire all = Repertoire.ofBits(1 + i % 2);
            Retry retry = draw(random, all, i % 3 == 0 ? Fate.LATE : Fate.EXECUTED);
            Decision decision =
                    Linearizability.check(
                            History.of(retry.history()),
                            retry.type(),
                            Budget.of(Duration.ofSeconds(10), 100_000));
            boolean right = linearizable(retry);
            assertThat(decision instanceof Decision.Linearizable).as(retry.text()).isEqualTo(right);
            assertThat(decision instanceof Decision.NotLinearizable).isEqualTo(!right);
            wrong += right ? 0 : 1;
        }
        assertThat(wrong).isBetween(rounds / 20, rounds * 19 / 20);
    }

    private static Retry draw(Random random, Repertoire all, Fate fate) {
        return new Retry(
                all.width(),
                one(random, all.initial()),
                one(random, all.sender()),
                random.nextBoolean(),
                fate,
                some(random, all.others()),
                some(random, all.others()));
    }

    private static List<Verb> some(Random random, List<Verb> verbs) {
        List<Verb> some = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            some.add(one(random, verbs));
        }
        return some;
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Wide words: one's own arithmetic against full adders. */
    @Test
    void maskedAtomicsAreThoseOfTheVerbs() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            WordWidth width = new WordWidth(1 + random.nextInt(64));
            long[] words = random.longs(5).map(width::truncate).toArray();
            for (Verb verb :
                    List.of(
                            new Verb.MaskedFetchAndAdd(words[1], words[2]),
                            new Verb.MaskedCompareAndSwap(
                                    words[0] ^ (words[1] & words[2]),
                                    words[1],
                                    ~words[2] & words[3] & width.mask(),
                                    words[4]))) {
                Retry retry =
                        new Retry(
                                width,
                                words[0],
                                verb,
                                true,
                                Fate.LOST,
                                List.of(),
                                List.of(new Verb.Read()));
                assertThat(linearizable(retry)).as(retry.text()).isTrue();
            }
        }
    }
}

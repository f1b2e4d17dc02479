package dev.twintrace.report.picture.history;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.report.Examined;
import dev.twintrace.report.words.Plain;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The operations that matter most, in one or two passes over the history.
 *
 * @param operations numbers of the history, ascending
 * @param cut what is shown and what is not, a sentence
 */
record Selection(Numbers operations, String cut) {
    /** More bars are no picture that one takes in at a glance. */
    static final int FEW = 32;

    /** About so many make a contradiction understood, if there are so many. */
    static final int SOME = 12;

    /** With more beside it, a contradiction is hard to find. */
    static final int ENOUGH = 20;

    /** Of evidence, more is shown: it is what the picture is for. */
    static final int MOST = 200;

    /** What matters most. */
    static Selection of(Examined examined) {
        History history = examined.history();
        return switch (examined.decision()) {
            case Decision.NotLinearizable(var _, Evidence evidence, var _) ->
                    Beside.of(history, examined.type(), evidence);
            case Decision.Linearizable _ -> beginning(history, Busiest.key(history, FEW));
            case Decision.Unknown(Value key, var _) ->
                    beginning(history, history.keys().indexOf(key));
            case Decision.Unfit(int _, String why) -> throw new IllegalStateException(why);
        };
    }

    /** Everything. */
    static Selection all(History history) {
        return new Selection(
                Numbers.of(IntStream.range(0, history.size()).toArray()), all(history.size()));
    }

    private static Selection beginning(History history, int key) {
        if (history.size() <= FEW) {
            return all(history);
        }
        Numbers first =
                Numbers.of(
                        IntStream.range(0, history.size())
                                .filter(o -> history.key(o) == key)
                                .limit(FEW)
                                .toArray());
        if (history.keys().size() == 1) {
            return new Selection(
                    first,
                    "Shown are the first %s of %s operations."
                            .formatted(count(first.size()), count(history.size())));
        }
        long same = IntStream.range(0, history.size()).filter(o -> history.key(o) == key).count();
        return new Selection(
                first,
                shown(first.size(), history.size())
                        + (first.size() == same ? ": those on key " : ": the first on key ")
                        + Plain.of(history.keys().get(key).text(), 40)
                        + ".");
    }

    private static String all(int size) {
        return switch (size) {
            case 0 -> "There are no operations.";
            case 1 -> "Shown is the only operation.";
            default -> "Shown are all %s operations.".formatted(count(size));
        };
    }

    /** Without a full stop. */
    static String shown(int some, int size) {
        return "Shown %s %s of %s operations"
                .formatted(some == 1 ? "is" : "are", count(some), count(size));
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

package dev.twintrace.linear.check;

import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.Value;
import java.util.List;

/** What is known of a history. */
public sealed interface Decision {
    /**
     * It is linearizable.
     *
     * @param orders one for each key, in the order of {@link
     *     dev.twintrace.linear.history.History#keys}; as in {@link
     *     dev.twintrace.linear.decide.Finding.Linearizable}; each has been replayed
     * @param deciders who found them, each once
     */
    record Linearizable(List<Numbers> orders, List<String> deciders) implements Decision {
        public Linearizable {
            orders = List.copyOf(orders);
            deciders = List.copyOf(deciders);
        }
    }

    /**
     * It is not.
     *
     * @param key the first object that has no order, of those that were decided
     * @param evidence why
     * @param decider who found it
     */
    record NotLinearizable(Value key, Evidence evidence, String decider) implements Decision {}

    /**
     * Nobody knows.
     *
     * @param key the first object that was not decided; no other one has no order, as far as is
     *     known
     * @param reason a clause
     */
    record Unknown(Value key, String reason) implements Decision {}

    /**
     * It is no history of this type.
     *
     * @param operation the first that does not fit
     * @param why one sentence
     */
    record Unfit(int operation, String why) implements Decision {}
}

package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * What was put into a queue or a stack, and what was taken out, each value put in by at most one
 * operation. Operations go by their index in the part, values by numbers from 0.
 *
 * <p>Of what was put in but not taken out, operations that need not be executed are left out: the
 * value would only be in the way of others, for good. Those that did not return but have to be
 * executed come last.
 */
final class Elements {
    static final int NONE = -1;

    final Part part;
    final History history;

    /** For each value the operation that put it in. */
    int[] in;

    /** For each value the operation that took it out. */
    int[] out;

    /** Operations that found nothing, in the order of their calls. */
    final int[] empty;

    int empties;

    /** Operations that took out who knows what, if anything; they did not return. */
    final int[] open;

    int opens;
    private final Values values;
    private final int put;
    private final int take;
    private String broken = "";
    private int again = NONE;

    Elements(Part part, String put, String take) {
        this.part = part;
        this.history = part.history();
        this.put = history.functions().indexOf(put);
        this.take = history.functions().indexOf(take);
        this.values = new Values(part.size() / 2, 0);
        this.in = new int[part.size() / 2 + 16];
        this.out = new int[part.size() / 2 + 16];
        this.empty = new int[part.size()];
        this.open = new int[part.size()];
        Arrays.fill(in, NONE);
        Arrays.fill(out, NONE);
    }

    int values() {
        return values.size();
    }

    int operation(int index) {
        return part.operations().at(index);
    }

    long called(int index) {
        return history.called(operation(index));
    }

    long returned(int index) {
        return history.returned(operation(index));
    }

    boolean required(int index) {
        return history.executions(operation(index)).required();
    }

    /** Looks at all operations; the precondition that does not hold, if there is one. */
    Optional<String> read() {
        for (int i = 0; i < part.size() && broken.isEmpty(); i++) {
            int op = operation(i);
            Executions executions = history.executions(op);
            if (executions.repeatable()) {
                broken = "no operation may be executed again";
            } else if (history.function(op) == put && history.arguments(op) == 1) {
                put(i, op);
            } else if (history.function(op) == take && history.arguments(op) == 0) {
                take(i, op);
            } else {
                broken = "operations put in or take out";
            }
        }
        return broken.isEmpty() ? Optional.empty() : Optional.of(broken);
    }

    private int number(long code) {
        int number = values.number(code);
        in = Values.roomFor(in, number);
        out = Values.roomFor(out, number);
        return number;
    }

    private void put(int index, int op) {
        int value = number(history.argument(op, 0));
        if (in[value] != NONE) {
            broken = "every value is put in at most once";
        }
        in[value] = index;
    }

    private void take(int index, int op) {
        Form form = history.form(op);
        if (history.returned(op) == History.NEVER) {
            open[opens++] = index;
        } else if (form == Form.EMPTY) {
            if (required(index)) {
                empty[empties++] = index;
            }
        } else if (form != Form.VALUE || !required(index)) {
            broken = "it is known of all that returned what they took out";
        } else {
            int value = number(history.result(op));
            if (out[value] == NONE) {
                out[value] = index;
            } else if (again == NONE) {
                again = index;
            }
        }
    }

    /** A value that was taken out twice, or before it was put in, or never put in. */
    Optional<Finding> contradiction() {
        if (again != NONE) {
            int first = out[values.number(history.result(operation(again)))];
            return Optional.of(
                    against(
                            text(first) + " and " + text(again) + " took out the same value.",
                            first,
                            again));
        }
        for (int v = 0; v < values(); v++) {
            if (out[v] != NONE && in[v] == NONE) {
                return Optional.of(
                        against(text(out[v]) + " took out what nothing put in.", out[v]));
            }
            if (out[v] != NONE && returned(out[v]) < called(in[v])) {
                return Optional.of(
                        against(
                                text(out[v]) + " returned before the call of " + text(in[v]) + ".",
                                in[v],
                                out[v]));
            }
        }
        return Optional.empty();
    }

    /** Whether a value was in for certain at some time. */
    boolean live(int value) {
        int its = in[value];
        return its != NONE
                && (out[value] != NONE || (required(its) && returned(its) != History.NEVER));
    }

    /** An order that begins like this, with what did not return but has to be executed. */
    Finding order(int[] line, int length) {
        BitSet done = new BitSet();
        int[] all = Arrays.copyOf(line, part.size());
        int size = length;
        for (int at = 0; at < length; at++) {
            done.set(line[at]);
        }
        for (int i = 0; i < part.size(); i++) {
            if (!done.get(i) && required(i)) {
                all[size++] = i;
            }
        }
        for (int at = 0; at < size; at++) {
            all[at] = operation(all[at]);
        }
        return new Finding.Linearizable(Numbers.first(size, all));
    }

    /** Operations that contradict; {@link #NONE} among them is passed over. */
    Finding against(String why, int... indices) {
        return new Finding.NotLinearizable(
                Numbers.of(
                        Arrays.stream(indices)
                                .filter(i -> i != NONE)
                                .sorted()
                                .distinct()
                                .map(this::operation)
                                .toArray()),
                why);
    }

    /**
     * The same for a value that was never taken out: each of the operations that take out could
     * have taken it, were its result another, so all of them are named.
     */
    Finding againstKept(String why, int... indices) {
        BitSet named = new BitSet();
        Arrays.stream(indices).filter(i -> i != NONE).forEach(named::set);
        for (int i = 0; i < part.size(); i++) {
            if (history.function(operation(i)) == take) {
                named.set(i);
            }
        }
        return against(why, named.stream().toArray());
    }

    /** Whether what is found rests on that what did not return took out nothing. */
    boolean doubtful(Finding finding) {
        return finding instanceof Finding.NotLinearizable(Numbers named, String _)
                && opens > 0
                && named.stream().anyMatch(n -> n == operation(open[0]));
    }

    String text(int index) {
        return Naming.of(history, operation(index));
    }
}

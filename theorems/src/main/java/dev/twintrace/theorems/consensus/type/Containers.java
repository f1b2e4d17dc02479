package dev.twintrace.theorems.consensus.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Types that are not a word: queues, stacks, and objects that decide something by themselves. */
final class Containers {
    private static final String READ = "read";

    private Containers() {}

    /**
     * A queue or a stack that can be read as a whole. What does not fit is refused with {@code
     * full}.
     *
     * @param capacity the most elements at once
     * @param values how many different elements there are
     * @param first whether the oldest leaves first
     */
    static FiniteType container(String name, int capacity, int values, boolean first) {
        List<String> contents = contents(capacity, values);
        List<TypeOperation> operations = new ArrayList<>();
        operations.add(operation(READ, contents, s -> s, Containers::shown));
        for (int v = 0; v < values; v++) {
            String element = Character.toString('a' + v);
            operations.add(
                    operation(
                            (first ? "enqueue(" : "push(") + element + ")",
                            contents,
                            s -> s.length() == capacity ? s : s + element,
                            s -> s.length() == capacity ? "full" : TypeOperation.OK));
        }
        operations.add(
                operation(
                        first ? "dequeue" : "pop",
                        contents,
                        s ->
                                s.isEmpty()
                                        ? s
                                        : first ? s.substring(1) : s.substring(0, s.length() - 1),
                        s ->
                                s.isEmpty()
                                        ? "empty"
                                        : first ? s.substring(0, 1) : s.substring(s.length() - 1)));
        return new FiniteType(name, contents.stream().map(Containers::shown).toList(), operations);
    }

    private static List<String> contents(int capacity, int values) {
        List<String> all = new ArrayList<>(List.of(""));
        for (int i = 0; i < all.size() && all.size() <= FiniteType.MOST_STATES; i++) {
            String shorter = all.get(i);
            if (shorter.length() < capacity) {
                IntStream.range(0, values)
                        .forEach(v -> all.add(shorter + Character.toString('a' + v)));
            }
        }
        return all;
    }

    private static String shown(String content) {
        return content.isEmpty() ? "empty" : content;
    }

    /** A bit that keeps the first value written to it; Plotkin, PODC 1989. */
    static FiniteType sticky(String name) {
        List<String> states = List.of("unset", "0", "1");
        return new FiniteType(
                name,
                states,
                List.of(
                        operation(READ, states, s -> s, s -> s),
                        operation("set(0)", states, s -> kept(s, "0"), s -> kept(s, "0")),
                        operation("set(1)", states, s -> kept(s, "1"), s -> kept(s, "1"))));
    }

    private static String kept(String state, String value) {
        return state.equals("unset") ? value : state;
    }

    /**
     * An object that tells the first of two proposed values to its first {@code most} callers and
     * nothing to the others. The caller after those also makes it forget the value: if it kept it,
     * its read would be consensus for any number of processes.
     */
    static FiniteType consensus(String name, int most) {
        List<String> states = new ArrayList<>(List.of("fresh"));
        for (int k = 1; k <= most; k++) {
            states.add("0," + k);
            states.add("1," + k);
        }
        states.add("spent");
        return new FiniteType(
                name,
                states,
                List.of(
                        operation(READ, states, s -> s, s -> s),
                        proposal(states, "0", most),
                        proposal(states, "1", most)));
    }

    private static TypeOperation proposal(List<String> states, String value, int most) {
        return operation(
                "propose(" + value + ")",
                states,
                s ->
                        s.equals("fresh")
                                ? value + ",1"
                                : s.equals("spent") || calls(s) == most
                                        ? "spent"
                                        : s.charAt(0) + "," + (calls(s) + 1),
                s ->
                        s.equals("fresh")
                                ? value
                                : s.equals("spent") || calls(s) == most
                                        ? "none"
                                        : s.substring(0, 1));
    }

    private static int calls(String state) {
        return Integer.parseInt(state.substring(2));
    }

    private static TypeOperation operation(
            String name,
            List<String> states,
            Function<String, String> next,
            Function<String, String> response) {
        return TypeOperation.of(
                name,
                states.size(),
                s -> states.indexOf(next.apply(states.get(s))),
                s -> response.apply(states.get(s)));
    }
}

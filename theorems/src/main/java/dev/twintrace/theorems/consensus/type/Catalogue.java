package dev.twintrace.theorems.consensus.type;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The built-in types by their expressions: {@code cas:4}; {@code register:4+fadd:4}, instructions
 * on one word; {@code fadd:4,sticky}, objects side by side; with {@code -erased} or {@code -plain}
 * behind a name, a type without responses or without read. {@code +} binds more tightly.
 */
public final class Catalogue {
    private static final Pattern ATOM =
            Pattern.compile(
                    "([a-z]+(?:-[a-z]+)*?)(?::(\\d{1,4}))?(?::(\\d{1,4}))?((?:-erased|-plain)*)");

    /** The names, each with what its numbers mean and with its least and its default number. */
    private enum Entry {
        REGISTER("values", 1, 4),
        TAS("", 0, 0),
        SWAP("values", 1, 4),
        FADD("values", 1, 4),
        FETCH_XOR("bits", 1, 2),
        FETCH_MAX("values", 1, 4),
        CAS("values", 1, 4),
        MASKED_CAS("bits", 1, 2),
        MASKED_FADD("bits", 1, 4),
        MASKED_FADD_ANY("bits", 1, 2),
        STICKY("", 0, 0),
        CONSENSUS("processes", 1, 2),
        QUEUE("capacity", 1, 2),
        STACK("capacity", 1, 2),
        SHIFT("bits", 1, 3),
        SHIFT_ARITHMETIC("bits", 1, 3);

        private final String unit;
        private final int least;
        private final int usual;

        Entry(String unit, int least, int usual) {
            this.unit = unit;
            this.least = least;
            this.usual = usual;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Catalogue() {}

    /** What can be named, for help texts: {@code cas:VALUES}. */
    public static List<String> names() {
        return Stream.of(Entry.values())
                .map(e ->
                        e.text() + (e.unit.isEmpty() ? "" : ":" + e.unit.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /**
     * The type that an expression says; empty if a name in it is not built in.
     *
     * @throws IllegalArgumentException if the type cannot be: its numbers are out of range, or its
     *     parts do not fit
     */
    public static Optional<FiniteType> type(String expression) {
        return Stream.of(expression.split(",", -1))
                .map(word ->
                        Stream.of(word.split("\\+", -1))
                                .map(Catalogue::atom)
                                .reduce((a, b) -> both(a, b, Combined::onOneObject))
                                .orElseThrow())
                .reduce((a, b) -> both(a, b, Combined::sideBySide))
                .orElseThrow();
    }

    private interface Combination {
        FiniteType of(FiniteType one, FiniteType other);
    }

    private static Optional<FiniteType> both(
            Optional<FiniteType> one, Optional<FiniteType> other, Combination combination) {
        return one.flatMap(a -> other.map(b -> combination.of(a, b)));
    }

    private static Optional<FiniteType> atom(String text) {
        Matcher matcher = ATOM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Stream.of(Entry.values())
                .filter(e -> e.text().equals(matcher.group(1)))
                .findFirst()
                .map(entry -> changed(plain(entry, matcher), matcher.group(4)));
    }

    private static FiniteType changed(FiniteType type, String suffixes) {
        FiniteType result = type;
        for (String suffix : suffixes.split("-", -1)) {
            result =
                    suffix.equals("erased")
                            ? Combined.erased(result)
                            : suffix.equals("plain") ? Combined.plain(result) : result;
        }
        return result;
    }

    private static FiniteType plain(Entry entry, Matcher matcher) {
        Optional<Integer> given = Optional.ofNullable(matcher.group(2)).map(Integer::parseInt);
        Optional<Integer> second = Optional.ofNullable(matcher.group(3)).map(Integer::parseInt);
        boolean two = entry == Entry.QUEUE || entry == Entry.STACK || entry == Entry.MASKED_FADD;
        int most = entry.unit.equals("bits") ? 10 : FiniteType.MOST_STATES;
        int n = given.orElse(entry.usual);
        if ((given.isPresent() && entry.unit.isEmpty()) || (second.isPresent() && !two)) {
            throw new IllegalArgumentException(entry.text() + " does not take so many numbers");
        }
        if (n < entry.least || n > most) {
            throw new IllegalArgumentException(
                    entry.text() + " takes " + entry.least + " to " + most + " " + entry.unit);
        }
        String name =
                entry.text()
                        + (entry.unit.isEmpty() ? "" : ":" + n)
                        + second.map(m -> ":" + m).orElse("");
        return made(entry, name, n, second);
    }

    private static FiniteType made(Entry entry, String name, int n, Optional<Integer> second) {
        return switch (entry) {
            case REGISTER -> new Words(n).register(name);
            case TAS -> new Words(2).testAndSet(name);
            case SWAP -> new Words(n).swap(name);
            case FADD -> new Words(n).fetchAndAdd(name);
            case FETCH_XOR -> new Words(1 << n).fetchAndXor(name);
            case FETCH_MAX -> new Words(n).fetchAndMax(name);
            case CAS -> new Words(small(n, 32)).compareAndSwap(name);
            case MASKED_CAS -> new Words(1 << small(n, 3)).maskedCompareAndSwap(name);
            case MASKED_FADD -> {
                Words words = new Words(1 << n);
                yield words.type(
                        name, words.maskedAdditions(second.orElse((1 << (n / 2)) >> 1)).stream());
            }
            case MASKED_FADD_ANY -> {
                Words words = new Words(1 << small(n, 4));
                yield words.type(
                        name,
                        IntStream.range(0, 1 << (n - 1))
                                .boxed()
                                .flatMap(last -> words.maskedAdditions(last).stream()));
            }
            case STICKY -> Containers.sticky(name);
            case CONSENSUS -> Containers.consensus(name, n);
            case QUEUE -> Containers.container(name, n, small(second.orElse(2), 26), true);
            case STACK -> Containers.container(name, n, small(second.orElse(2), 26), false);
            case SHIFT -> new Words(1 << n).shifts(name, false);
            case SHIFT_ARITHMETIC -> new Words(1 << n).shifts(name, true);
        };
    }

    private static int small(int number, int most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(
                    "the number is " + number + "; 1 to " + most + " are possible");
        }
        return number;
    }
}

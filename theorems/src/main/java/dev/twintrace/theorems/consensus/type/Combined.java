package dev.twintrace.theorems.consensus.type;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Types made from types. */
public final class Combined {
    private Combined() {}

    /** Two objects as one, each operation working on one of them, with a read of both at once. */
    public static FiniteType sideBySide(FiniteType left, FiniteType right) {
        int columns = right.states().size();
        int size = left.states().size() * columns;
        if (size > FiniteType.MOST_STATES) {
            throw new IllegalArgumentException(
                    left.name()
                            + " next to "
                            + right.name()
                            + " has "
                            + size
                            + " states; at most "
                            + FiniteType.MOST_STATES
                            + " are possible");
        }
        List<String> states =
                IntStream.range(0, size)
                        .mapToObj(s ->
                                left.states().get(s / columns)
                                        + "|"
                                        + right.states().get(s % columns))
                        .toList();
        List<TypeOperation> operations = new ArrayList<>();
        if (left.reader().isPresent() && right.reader().isPresent()) {
            operations.add(TypeOperation.of("read", size, s -> s, states::get));
        }
        for (TypeOperation o : left.operations()) {
            operations.add(
                    TypeOperation.of(
                            "1." + o.name(),
                            size,
                            s -> o.next().get(s / columns) * columns + s % columns,
                            s -> o.responses().get(s / columns)));
        }
        for (TypeOperation o : right.operations()) {
            operations.add(
                    TypeOperation.of(
                            "2." + o.name(),
                            size,
                            s -> s / columns * columns + o.next().get(s % columns),
                            s -> o.responses().get(s % columns)));
        }
        return new FiniteType(left.name() + "," + right.name(), states, operations);
    }

    /**
     * The operations of both on the same object.
     *
     * @throws IllegalArgumentException if the two have not the same states, or operations of the
     *     same name that differ
     */
    public static FiniteType onOneObject(FiniteType one, FiniteType other) {
        if (!one.states().equals(other.states())) {
            throw new IllegalArgumentException(
                    one.name() + " and " + other.name() + " do not have the same states");
        }
        Map<String, TypeOperation> operations = new LinkedHashMap<>();
        one.operations().forEach(o -> operations.put(o.name(), o));
        for (TypeOperation o : other.operations()) {
            Optional<TypeOperation> same = Optional.ofNullable(operations.put(o.name(), o));
            if (same.filter(s -> !s.equals(o)).isPresent()) {
                throw new IllegalArgumentException(
                        one.name() + " and " + other.name() + " differ in " + o.name());
            }
        }
        return new FiniteType(
                one.name() + "+" + other.name(), one.states(), List.copyOf(operations.values()));
    }

    /** The type whose operations return nothing, but for the one that reads. */
    public static FiniteType erased(FiniteType type) {
        return new FiniteType(
                type.name() + "-erased",
                type.states(),
                type.operations().stream().map(o -> o.reads() ? o : o.erased()).toList());
    }

    /** The type without what reads its whole state. */
    public static FiniteType plain(FiniteType type) {
        return new FiniteType(
                type.name() + "-plain",
                type.states(),
                type.operations().stream().filter(o -> !o.reads()).toList());
    }
}

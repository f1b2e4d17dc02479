package dev.twintrace.linear.oracle;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.object.Specification;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What each object does, written down once more, for those that check machines. */
public final class Reference {
    private final ObjectType type;

    private Reference(ObjectType type) {
        this.type = type;
    }

    /**
     * What an operation makes of a state.
     *
     * @param state a value, a list of them, a set of texts, a boolean, a string
     * @param responses all that a history may note of it, beside nothing
     */
    public record Applied(Object state, Set<Response> responses) {
        boolean fits(Response response) {
            return response instanceof Response.Done || responses.contains(response);
        }
    }

    public static Reference of(ObjectType type) {
        return new Reference(type);
    }

    public Object initial() {
        return switch (type) {
            case ObjectType.Word word -> word.initial();
            case ObjectType.Queue _, ObjectType.Stack _ -> List.of();
            case ObjectType.Set _ -> Set.of();
            case ObjectType.Mutex _ -> false;
            case ObjectType.Text text -> text.initial();
            case ObjectType.Custom custom -> custom.specification().initial();
        };
    }

    public Optional<Applied> apply(Object state, Operation operation) {
        List<Value> a = operation.arguments();
        return switch (type) {
            case ObjectType.Word word ->
                    Optional.of(word(word.width(), (Value) state, operation.function(), a));
            case ObjectType.Queue _ -> Optional.of(line(list(state), a, 0));
            case ObjectType.Stack _ -> Optional.of(line(list(state), a, list(state).size() - 1));
            case ObjectType.Set _ -> Optional.of(set(state, operation.function(), a.getFirst()));
            case ObjectType.Mutex _ -> {
                boolean acquire = operation.function().equals("acquire");
                yield state.equals(acquire)
                        ? Optional.empty()
                        : Optional.of(new Applied(acquire, Set.of()));
            }
            case ObjectType.Text _ ->
                    Optional.of(
                            switch (operation.function()) {
                                case "get" -> same(state, new Value.Text((String) state));
                                case "put" -> new Applied(a.getFirst().text(), Set.of());
                                default -> new Applied(state + a.getFirst().text(), Set.of());
                            });
            case ObjectType.Custom custom -> custom(custom.specification(), state, operation);
        };
    }

    private static Applied same(Object state, Value value) {
        return new Applied(state, Set.of(new Response.Returned(value)));
    }

    private static Applied word(WordWidth width, Value old, String function, List<Value> a) {
        Response returned = new Response.Returned(old);
        return switch (function) {
            case "read" -> same(old, old);
            case "write" -> new Applied(a.getFirst(), Set.of());
            case "swap" -> new Applied(a.getFirst(), Set.of(returned));
            case "cas" -> {
                boolean equal = old.equals(a.getFirst());
                yield new Applied(
                        equal ? a.get(1) : old, Set.of(returned, new Response.Answered(equal)));
            }
            case "fadd" ->
                    new Applied(
                            word(width, number(old).add(number(a.getFirst()))), Set.of(returned));
            case "add" -> new Applied(word(width, number(old).add(number(a.getFirst()))), Set.of());
            case "masked_cas" -> {
                boolean equal = true;
                BigInteger next = number(old);
                for (int bit = 0; bit < width.bits(); bit++) {
                    if (number(a.get(2)).testBit(bit)) {
                        equal &= number(old).testBit(bit) == number(a.getFirst()).testBit(bit);
                    }
                    if (number(a.get(3)).testBit(bit)) {
                        next =
                                number(a.get(1)).testBit(bit)
                                        ? next.setBit(bit)
                                        : next.clearBit(bit);
                    }
                }
                yield new Applied(
                        equal ? word(width, next) : old,
                        Set.of(returned, new Response.Answered(equal)));
            }
            case "masked_fadd" -> {
                BigInteger next = BigInteger.ZERO;
                int carry = 0;
                for (int bit = 0; bit < width.bits(); bit++) {
                    int sum =
                            carry
                                    + (number(old).testBit(bit) ? 1 : 0)
                                    + (number(a.getFirst()).testBit(bit) ? 1 : 0);
                    next = sum % 2 == 1 ? next.setBit(bit) : next;
                    carry = number(a.get(1)).testBit(bit) ? 0 : sum / 2;
                }
                yield new Applied(word(width, next), Set.of(returned));
            }
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static BigInteger number(Value value) {
        return new BigInteger(Long.toUnsignedString(((Value.Word) value).value()));
    }

    private static Value word(WordWidth width, BigInteger number) {
        return new Value.Word(number.mod(BigInteger.ONE.shiftLeft(width.bits())).longValue());
    }

    @SuppressWarnings("unchecked")
    private static List<Value> list(Object state) {
        return (List<Value>) state;
    }

    private static Applied line(List<Value> line, List<Value> a, int next) {
        List<Value> changed = new ArrayList<>(line);
        if (!a.isEmpty()) {
            changed.add(a.getFirst());
            return new Applied(List.copyOf(changed), Set.of());
        }
        if (line.isEmpty()) {
            return new Applied(line, Set.of(new Response.Empty()));
        }
        Value taken = changed.remove(next);
        return new Applied(List.copyOf(changed), Set.of(new Response.Returned(taken)));
    }

    private static Applied set(Object state, String function, Value element) {
        Set<String> changed = new TreeSet<>();
        ((Set<?>) state).forEach(e -> changed.add((String) e));
        boolean answer =
                switch (function) {
                    case "add" -> changed.add(element.text());
                    case "remove" -> changed.remove(element.text());
                    default -> changed.contains(element.text());
                };
        return new Applied(Set.copyOf(changed), Set.of(new Response.Answered(answer)));
    }

    @SuppressWarnings("unchecked")
    private static <S> Optional<Applied> custom(
            Specification<S> specification, Object state, Operation operation) {
        return specification
                .apply((S) state, operation)
                .map(applied -> new Applied(applied.state(), Set.of(applied.response())));
    }
}

package dev.twintrace.linear.object;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of a type of one's own. What its specification said once it is not asked again. */
final class CustomMachine<S> implements Machine {
    /** What counts of an operation. */
    private record Call(long process, String function, List<Value> arguments) {}

    /** What a specification said. */
    private record Step(int state, Response response) {}

    private final Specification<S> specification;
    private final Map<S, Integer> numbers = new HashMap<>();
    private final List<S> states = new ArrayList<>();
    private final Map<Integer, Operation> operations = new HashMap<>();
    private final Map<Integer, Integer> calls = new HashMap<>();
    private final Cells asked = new Cells();
    private final List<Optional<Step>> answers = new ArrayList<>();

    CustomMachine(History history, Specification<S> specification, int[] its) {
        this.specification = specification;
        Map<Call, Integer> known = new HashMap<>();
        for (int o : its) {
            Operation operation = history.operation(o);
            operations.put(o, operation);
            Call call = new Call(operation.process(), operation.function(), operation.arguments());
            calls.put(o, known.computeIfAbsent(call, c -> known.size()));
        }
        number(specification.initial());
    }

    private int number(S state) {
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        states.add(state);
        return states.size() - 1;
    }

    @Override
    public int initial() {
        return 0;
    }

    private Optional<Step> step(int state, int operation) {
        int question = asked.number(state, calls.getOrDefault(operation, NONE));
        if (question == answers.size()) {
            answers.add(
                    specification
                            .apply(states.get(state), its(operation))
                            .map(a -> new Step(number(a.state()), a.response())));
        }
        return answers.get(question);
    }

    private Operation its(int operation) {
        Operation known = operations.get(operation);
        if (known == null) {
            throw new IllegalArgumentException("a machine knows its own operations");
        }
        return known;
    }

    @Override
    public int after(int state, int operation) {
        Response said = its(operation).response();
        return step(state, operation)
                .filter(s -> said instanceof Response.Done || said.equals(s.response()))
                .map(Step::state)
                .orElse(NONE);
    }

    @Override
    public int unseen(int state, int operation) {
        return step(state, operation).map(Step::state).orElse(NONE);
    }

    @Override
    public boolean observes(int operation, boolean seen) {
        return false;
    }

    @Override
    public boolean overwrites(int operation, boolean seen) {
        return false;
    }

    @Override
    public boolean total(int operation, boolean seen) {
        return false;
    }

    @Override
    public int states() {
        return states.size();
    }

    @Override
    public String text(int state) {
        return String.valueOf(states.get(state));
    }
}

package dev.twintrace.linear.decide;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.util.stream.Collectors;

/** How sentences name an operation: {@code write(3)}, {@code read() = 3}, {@code cas(0, 1) = ?}. */
public final class Naming {
    private Naming() {}

    /** An operation of a history. */
    public static String of(History history, int operation) {
        return of(history.operation(operation));
    }

    /** An operation. */
    public static String of(Operation operation) {
        String call =
                operation.arguments().stream()
                        .map(Value::text)
                        .collect(Collectors.joining(", ", operation.function() + "(", ")"));
        if (operation.returned().isEmpty()) {
            return call + " = ?";
        }
        return switch (operation.response()) {
            case Response.Done _ -> call;
            case Response.Returned(Value value) -> call + " = " + value.text();
            case Response.Answered(boolean success) -> call + " = " + success;
            case Response.Empty _ -> call + " = empty";
        };
    }
}

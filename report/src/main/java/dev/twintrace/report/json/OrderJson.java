package dev.twintrace.report.json;

import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.history.History;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** An order that explains a history, as JSON lines; docs/json.md. */
public final class OrderJson {
    private OrderJson() {}

    /**
     * The executions, each a line with its line break.
     *
     * @param orders of the keys, as in {@link dev.twintrace.linear.check.Decision.Linearizable}
     */
    public static Stream<String> of(History history, List<Numbers> orders) {
        return orders.stream()
                .flatMapToInt(Numbers::stream)
                .mapToObj(execution -> line(history, execution));
    }

    private static String line(History history, int execution) {
        boolean first = execution >= 0;
        ObjectNode node = LinearJson.operation(history.operation(first ? execution : ~execution));
        if (!first) {
            node.put("again", true);
        }
        return node + "\n";
    }
}

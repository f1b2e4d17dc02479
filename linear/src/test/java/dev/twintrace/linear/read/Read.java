package dev.twintrace.linear.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.read.ReadOptions.FailedCas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads texts in tests. */
final class Read {
    private Read() {}

    static Reading any(String text) {
        return new HistoryReader().read("h", text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading as(HistoryFormat format, byte[] bytes) {
        return new HistoryReader(
                        new ReadOptions(Optional.of(format), false, FailedCas.NOT_EXECUTED))
                .read("h", bytes);
    }

    static Reading as(HistoryFormat format, String text) {
        return as(format, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The operations of a text that is accepted. */
    static List<Operation> operations(String text) {
        return operations(any(text));
    }

    static List<Operation> operations(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return list(((Reading.Accepted) reading).history());
    }

    static List<Operation> list(History history) {
        return IntStream.range(0, history.size()).mapToObj(history::operation).toList();
    }

    /** The complaint about a text that is refused. */
    static String complaint(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        return ((Reading.Rejected) reading).text();
    }
}

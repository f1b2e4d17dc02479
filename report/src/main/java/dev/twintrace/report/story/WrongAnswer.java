package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.RequestId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A result that a request did not have, beside what really became of it. */
final class WrongAnswer {
    private final Past past;
    private final RequestId request;
    private final int step;
    private final List<Execution> executions;

    /** {@code number} counts from 1. */
    private record Execution(int number, String where, List<Long> results) {
        String ordinal() {
            return switch (number) {
                case 1 -> "first";
                case 2 -> "second";
                case 3 -> "third";
                default -> "last";
            };
        }
    }

    /** The request's answer in this step. */
    WrongAnswer(Past past, RequestId request, int step) {
        this.past = past;
        this.request = request;
        this.step = step;
        List<Past.Found> found =
                past.all(
                        step,
                        event -> event instanceof Event.Executed e && e.request().equals(request));
        this.executions =
                IntStream.range(0, found.size())
                        .mapToObj(i -> execution(i + 1, found.get(i)))
                        .toList();
    }

    private static Execution execution(int number, Past.Found found) {
        return new Execution(
                number,
                found.where(),
                found.event() instanceof Event.Executed e ? e.results() : List.of());
    }

    /** The answer and the truth; {@code given} is empty for a request without result. */
    String sentence(List<Long> given) {
        String with = given.isEmpty() ? "" : " with " + Words.values(given);
        Optional<Execution> source =
                executions.reversed().stream()
                        .filter(e -> !given.isEmpty() && e.results().equals(given))
                        .findFirst();
        boolean relayed = source.isPresent() && past.at(step).stream().anyMatch(this::answers);
        String answer =
                (relayed
                                ? past.full(request) + " is answered"
                                : "the overlay answers " + past.full(request))
                        + with;
        Optional<Execution> success = success(given);
        if (success.isPresent()) {
            return answer + tookEffect(source, success.get()) + ".";
        }
        return answer + ", but " + truth() + ".";
    }

    private boolean answers(Event event) {
        return event instanceof Event.Answered e && e.request().equals(request);
    }

    /** The execution of a cas that took effect, where the answer says that none did. */
    private Optional<Execution> success(List<Long> given) {
        return past.operation(request)
                .flatMap(operation ->
                        operation instanceof Operation.CompareAndSwap cas
                                ? Optional.of(List.of(cas.compare()))
                                : Optional.empty())
                .filter(compared -> !compared.equals(given))
                .flatMap(compared ->
                        executions.stream().filter(e -> e.results().equals(compared)).findFirst());
    }

    private String tookEffect(Optional<Execution> source, Execution success) {
        String effect = " took effect and returned " + Words.values(success.results());
        return source.map(e ->
                        ", the result of its %s execution; the %s, %s,%s"
                                .formatted(e.ordinal(), success.ordinal(), success.where(), effect))
                .orElse(", but its execution " + success.where() + effect);
    }

    private String truth() {
        if (executions.isEmpty()) {
            return "it was never executed";
        }
        Execution last = executions.getLast();
        return last.results().isEmpty()
                ? "it was executed " + last.where()
                : "what it returned " + last.where() + " is " + Words.values(last.results());
    }
}

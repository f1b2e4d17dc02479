package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr.Operator;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The request at hand in a rule.
 *
 * @param name what the rule calls it
 * @param candidates the requests of the file that it can be
 */
record Hand(String name, List<Candidate> candidates) {

    /**
     * A request of the file.
     *
     * @param message the fields of the messages of its queue pair
     */
    record Candidate(Request request, List<String> message) {}

    /** The kinds of requests that a word of the language stands for. */
    static Optional<Set<RequestKind>> kinds(String word) {
        return switch (word) {
            case "write" -> Optional.of(EnumSet.of(RequestKind.WRITE));
            case "write_imm" -> Optional.of(EnumSet.of(RequestKind.WRITE_IMM));
            case "read" -> Optional.of(EnumSet.of(RequestKind.READ));
            case "fadd" -> Optional.of(EnumSet.of(RequestKind.FADD));
            case "cas" -> Optional.of(EnumSet.of(RequestKind.CAS));
            case "send" -> Optional.of(EnumSet.of(RequestKind.SEND));
            case "atomic" -> Optional.of(EnumSet.of(RequestKind.FADD, RequestKind.CAS));
            case "notification" -> Optional.of(EnumSet.of(RequestKind.WRITE_IMM, RequestKind.SEND));
            default -> Optional.empty();
        };
    }

    static final List<String> KIND_WORDS =
            List.of("write", "write_imm", "read", "fadd", "cas", "send", "atomic", "notification");

    /** All kinds that the words stand for, in the order of the verbs. */
    static List<RequestKind> kinds(List<Ident> words, Problems problems) {
        Set<RequestKind> all = EnumSet.noneOf(RequestKind.class);
        for (Ident word : words) {
            kinds(word.text())
                    .ifPresentOrElse(
                            all::addAll,
                            () ->
                                    problems.report(
                                            Code.UNKNOWN_KIND,
                                            word.span(),
                                            "`"
                                                    + word.text()
                                                    + "` is no kind of request"
                                                    + Spelling.suggestion(word.text(), KIND_WORDS),
                                            "the kinds are " + Spelling.alternatives(KIND_WORDS)));
        }
        return List.copyOf(all);
    }

    /** The candidates that are left where the condition holds, or where it does not. */
    Hand narrowed(Term condition, boolean holds) {
        return new Hand(name, narrow(condition, holds, candidates));
    }

    private List<Candidate> narrow(Term condition, boolean holds, List<Candidate> from) {
        return switch (condition) {
            case Term.Is(var span, Ident request, List<Ident> words)
                    when request.text().equals(name) -> {
                Set<RequestKind> kinds = EnumSet.noneOf(RequestKind.class);
                words.forEach(word -> kinds(word.text()).ifPresent(kinds::addAll));
                yield from.stream()
                        .filter(one -> kinds.contains(one.request().kind()) == holds)
                        .toList();
            }
            case Term.Not(var span, Term operand) -> narrow(operand, !holds, from);
            case Term.Binary(var span, Operator operator, Term left, Term right) -> {
                boolean both = operator == (holds ? Operator.AND : Operator.OR);
                boolean either = operator == (holds ? Operator.OR : Operator.AND);
                if (both) {
                    yield narrow(right, holds, narrow(left, holds, from));
                }
                if (either) {
                    List<Candidate> some = new ArrayList<>(narrow(left, holds, from));
                    List<Candidate> others = narrow(right, holds, from);
                    yield from.stream()
                            .filter(one -> some.contains(one) || others.contains(one))
                            .toList();
                }
                yield from;
            }
            case Term.Is is -> from;
            case Term.Literal literal -> from;
            case Term.Path path -> from;
            case Term.Any any -> from;
        };
    }

    /** The fields of the payload; nothing for a request without one. */
    static Optional<List<String>> payload(Candidate candidate) {
        return switch (candidate.request()) {
            case Request.Write write -> Optional.of(Places.shape(write.target()));
            case Request.WriteImm write -> Optional.of(Places.shape(write.target()));
            case Request.FetchAndAdd fadd -> Optional.of(Value.PLAIN);
            case Request.Send send -> Optional.of(candidate.message());
            case Request.Read read -> Optional.empty();
            case Request.CompareAndSwap cas -> Optional.empty();
        };
    }

    /** The place that the request addresses. */
    static Optional<Location> place(Candidate candidate) {
        return switch (candidate.request()) {
            case Request.Write write -> Optional.of(write.target());
            case Request.WriteImm write -> Optional.of(write.target());
            case Request.FetchAndAdd fadd -> Optional.of(fadd.target());
            case Request.Read read -> Optional.of(read.target());
            case Request.CompareAndSwap cas -> Optional.of(cas.target());
            case Request.Send send -> Optional.empty();
        };
    }

    /** The fields of the result; nothing for a request without one. */
    static Optional<List<String>> result(Candidate candidate) {
        return switch (candidate.request()) {
            case Request.Read read -> Optional.of(Places.shape(read.target()));
            case Request.FetchAndAdd fadd -> Optional.of(Value.PLAIN);
            case Request.CompareAndSwap cas -> Optional.of(Value.PLAIN);
            case Request.Write write -> Optional.empty();
            case Request.WriteImm write -> Optional.empty();
            case Request.Send send -> Optional.empty();
        };
    }

    /** Whether the application looks at the result. */
    static boolean resultIsBound(Candidate candidate) {
        return switch (candidate.request()) {
            case Request.Read read -> true;
            case Request.FetchAndAdd fadd -> !fadd.result().isEmpty();
            case Request.CompareAndSwap cas -> !cas.result().isEmpty();
            case Request.Write write -> false;
            case Request.WriteImm write -> false;
            case Request.Send send -> false;
        };
    }
}

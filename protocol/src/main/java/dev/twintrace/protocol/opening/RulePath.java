package dev.twintrace.protocol.opening;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.OverlayStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way through a rule, or through the body of an {@code each}: in every situation exactly one of
 * the ways through the same code is taken.
 *
 * @param steps in the order in which they are taken
 */
public record RulePath(List<Step> steps) {
    /** Copies the steps. */
    public RulePath {
        steps = List.copyOf(steps);
    }

    /** Something on the way. */
    public sealed interface Step {
        /** The way goes on here if the condition has this value. */
        record Asked(Expr condition, boolean holds) implements Step {}

        /** A statement without others in it; for a resend see also {@link #mapped}. */
        record Done(OverlayStatement statement) implements Step {}

        /** The application gets this for the result of the request that was posted again; last. */
        record Mapped(List<Expr> results) implements Step {}

        /**
         * The body runs for each request in error.
         *
         * @param code the index of the body's code
         */
        record ForEach(int code) implements Step {}
    }

    /**
     * A piece of code with the ways through it.
     *
     * @param each whether it is the body of an {@code each}; otherwise it is the rule itself
     */
    public record Code(boolean each, List<RulePath> paths) {
        /** Copies the paths. */
        public Code {
            paths = List.copyOf(paths);
        }
    }

    /**
     * The ways through a rule; with each {@code if} after another there may be twice as many.
     *
     * @return the rule itself, then the bodies in the order in which they are written
     * @throws IllegalArgumentException for a rule with a decision that is left open
     */
    public static List<Code> of(List<OverlayStatement> rule) {
        List<Optional<Code>> codes = new ArrayList<>();
        code(false, rule, codes);
        return codes.stream().flatMap(Optional::stream).toList();
    }

    /** Takes its number before those inside take theirs. */
    private static int code(boolean each, List<OverlayStatement> body, List<Optional<Code>> codes) {
        int number = codes.size();
        codes.add(Optional.empty());
        codes.set(number, Optional.of(new Code(each, paths(body, codes))));
        return number;
    }

    private static List<RulePath> paths(
            List<OverlayStatement> statements, List<Optional<Code>> codes) {
        List<RulePath> all = List.of(new RulePath(List.of()));
        for (OverlayStatement s : statements) {
            List<RulePath> next = paths(s, codes);
            all = all.stream().flatMap(p -> p.then(next).stream()).toList();
        }
        return all;
    }

    /** Nothing follows after giving up. */
    private List<RulePath> then(List<RulePath> next) {
        if (!steps.isEmpty() && steps.getLast() instanceof Step.Done(OverlayStatement.Abort _)) {
            return List.of(this);
        }
        return next.stream()
                .map(p -> {
                    List<Step> both = new ArrayList<>(steps);
                    both.addAll(p.steps());
                    return new RulePath(both);
                })
                .toList();
    }

    private static List<RulePath> paths(OverlayStatement statement, List<Optional<Code>> codes) {
        return switch (statement) {
            case OverlayStatement.If(var _, Expr condition, var then, var otherwise) -> {
                List<RulePath> both = new ArrayList<>();
                both.addAll(asked(condition, true).then(paths(then, codes)));
                both.addAll(asked(condition, false).then(paths(otherwise, codes)));
                yield both;
            }
            case OverlayStatement.Each(var _, var body) ->
                    List.of(new RulePath(List.of(new Step.ForEach(code(true, body, codes)))));
            case OverlayStatement.Decide _ ->
                    throw new IllegalArgumentException("a decision is left open");
            case OverlayStatement.ResendAll _,
                    OverlayStatement.Resend _,
                    OverlayStatement.Complete _,
                    OverlayStatement.Abort _,
                    OverlayStatement.Probe _,
                    OverlayStatement.ProbeRequest _,
                    OverlayStatement.Count _,
                    OverlayStatement.Close _,
                    OverlayStatement.Handshake _,
                    OverlayStatement.Assign _ ->
                    List.of(new RulePath(List.of(new Step.Done(statement))));
        };
    }

    private static RulePath asked(Expr condition, boolean holds) {
        return new RulePath(List.of(new Step.Asked(condition, holds)));
    }

    /**
     * The ways through the code behind a resend, which the tree has as conditional values; each
     * ends with what the application gets.
     *
     * @param results the outputs of the mapping
     */
    public static List<RulePath> mapped(List<Expr> results) {
        for (Expr result : results) {
            if (result instanceof Expr.Conditional(Expr condition, var _, var _)) {
                List<RulePath> both = new ArrayList<>();
                for (boolean holds : List.of(true, false)) {
                    List<Expr> its = results.stream().map(r -> under(r, condition, holds)).toList();
                    both.addAll(asked(condition, holds).then(mapped(its)));
                }
                return both;
            }
        }
        return List.of(new RulePath(List.of(new Step.Mapped(results))));
    }

    private static Expr under(Expr result, Expr condition, boolean holds) {
        return result instanceof Expr.Conditional c && c.condition().equals(condition)
                ? holds ? c.then() : c.otherwise()
                : result;
    }
}

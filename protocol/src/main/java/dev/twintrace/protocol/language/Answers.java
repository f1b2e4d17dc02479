package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Payload;
import dev.twintrace.protocol.syntax.RuleCommand;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.OverlayStatement.Mapping;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a rule does with requests in error: resending and completing them. */
final class Answers {
    /** Paths through the code that maps a result. */
    private static final int PATHS = 256;

    private final RuleScope scope;
    private final Problems problems;
    private final Terms terms;
    private final RuleLowering rules;

    Answers(RuleScope scope, Terms terms, RuleLowering rules) {
        this.scope = scope;
        this.problems = scope.problems();
        this.terms = terms;
        this.rules = rules;
    }

    Optional<OverlayStatement> resend(RuleCommand.Resend resend) {
        List<Ident> subjects = resend.subjects();
        boolean request =
                subjects.size() == 1
                        && (isHand(subjects.getFirst())
                                || Hand.kinds(subjects.getFirst().text()).isEmpty());
        boolean one = resend.with().isPresent() || resend.result().isPresent();
        if (request || one) {
            if (subjects.isEmpty()) {
                problems.report(
                        Code.NO_REQUEST_AT_HAND,
                        resend.span(),
                        "a payload or a result belongs to one request",
                        "write it inside on error each r { … }: resend r with …");
                return Optional.empty();
            }
            return single(resend, subjects.getFirst());
        }
        List<RequestKind> kinds =
                subjects.isEmpty() ? List.of(RequestKind.values()) : Hand.kinds(subjects, problems);
        return Optional.of(new OverlayStatement.ResendAll(resend.span(), kinds));
    }

    private boolean isHand(Ident name) {
        return scope.hand().map(Hand::name).filter(name.text()::equals).isPresent();
    }

    private Optional<OverlayStatement> single(RuleCommand.Resend resend, Ident name) {
        if (scope.hand().isEmpty() && resend.with().isEmpty() && resend.result().isEmpty()) {
            Optional<String> kind = Spelling.nearest(name.text(), Hand.KIND_WORDS);
            if (kind.isPresent() && name.text().length() > 1) {
                Hand.kinds(List.of(name), problems);
                return Optional.empty();
            }
        }
        Optional<Hand> hand = scope.hand(name);
        if (hand.isEmpty()) {
            return Optional.empty();
        }
        List<Expr> rewrite =
                resend.with().map(payload -> rewrite(hand.get(), payload)).orElse(List.of());
        Mapping mapping =
                resend.result()
                        .map(result -> mapping(hand.get(), result, resend))
                        .orElse(Mapping.IDENTITY);
        return Optional.of(new OverlayStatement.Resend(resend.span(), rewrite, mapping));
    }

    private List<Expr> rewrite(Hand hand, Payload payload) {
        Optional<List<String>> shape =
                scope.common(hand, payload.span(), "payloads", Answers::rewritable);
        boolean possible =
                hand.candidates().isEmpty()
                        || hand.candidates().stream().anyMatch(one -> rewritable(one).isPresent());
        if (!possible) {
            problems.report(
                    Code.REQUEST_SHAPES,
                    payload.span(),
                    "`" + hand.name() + "` has no payload here that could be changed",
                    "only writes and sends can be sent again with another payload");
        }
        return values(payload, shape.orElse(Value.PLAIN), "payload of " + hand.name());
    }

    private static Optional<List<String>> rewritable(Hand.Candidate candidate) {
        return candidate.request().kind().atomic() ? Optional.empty() : Hand.payload(candidate);
    }

    private List<Expr> values(Payload payload, List<String> shape, String owner) {
        return switch (payload) {
            case Payload.One(Term term) -> {
                Value value = terms.value(term);
                if (!value.fields().equals(shape)) {
                    problems.report(
                            Code.WRONG_FIELDS,
                            term.span(),
                            "the "
                                    + owner
                                    + " is "
                                    + Shapes.describe(shape)
                                    + ", this is "
                                    + Shapes.describe(value.fields()),
                            shape.equals(Value.PLAIN)
                                    ? "name one field"
                                    : "name the fields: with " + Shapes.example(shape));
                    yield List.of();
                }
                yield value.parts();
            }
            case Payload.Fields(Span span, var fields) ->
                    CommandLowering.fields(terms, problems, shape, fields, span, owner)
                            .orElse(List.of());
        };
    }

    Optional<OverlayStatement> complete(RuleCommand.Complete complete) {
        return scope.hand(complete.request())
                .map(hand ->
                        new OverlayStatement.Complete(complete.span(), results(hand, complete)));
    }

    private List<Expr> results(Hand hand, RuleCommand.Complete complete) {
        if (complete.with().isEmpty()) {
            if (hand.candidates().stream().anyMatch(Hand::resultIsBound)) {
                problems.report(
                        Code.WRONG_ARGUMENTS,
                        complete.span(),
                        "`"
                                + hand.name()
                                + "` may be a request whose result the application looks at",
                        "say which result it gets: complete " + hand.name() + " with …");
            }
            return List.of();
        }
        boolean possible =
                hand.candidates().isEmpty()
                        || hand.candidates().stream().anyMatch(one -> Hand.result(one).isPresent());
        if (!possible) {
            problems.report(
                    Code.NO_RESULT,
                    complete.span(),
                    "`" + hand.name() + "` has no result here",
                    "write: complete " + hand.name());
            return List.of();
        }
        List<String> shape =
                scope.common(hand, complete.span(), "results", Hand::result).orElse(Value.PLAIN);
        return values(complete.with().get(), shape, "result of " + hand.name());
    }

    private Mapping mapping(Hand hand, Ident result, RuleCommand.Resend resend) {
        boolean possible =
                hand.candidates().isEmpty()
                        || hand.candidates().stream().anyMatch(one -> Hand.result(one).isPresent());
        if (!possible) {
            problems.report(
                    Code.NO_RESULT,
                    result.span(),
                    "`" + hand.name() + "` has no result here",
                    "write: resend " + hand.name());
            return Mapping.IDENTITY;
        }
        List<String> shape =
                scope.common(hand, result.span(), "results", Hand::result).orElse(Value.PLAIN);
        List<Local> inputs = rules.locals(result, shape);
        List<Expr> passedOn = Symbols.references(inputs);
        if (paths(resend.mapping()) > PATHS) {
            problems.report(
                    Code.TOO_COMPLEX,
                    resend.span(),
                    "more than " + PATHS + " paths through this code",
                    "use `else if` rather than one `if` after the other");
            return Mapping.IDENTITY;
        }
        return new Mapping(inputs, outputs(resend.mapping(), passedOn));
    }

    private static long paths(List<RuleCommand> commands) {
        long paths = 1;
        for (RuleCommand command : commands) {
            if (command instanceof RuleCommand.If choice) {
                long sum = paths(choice.otherwise());
                for (RuleCommand.Arm arm : choice.arms()) {
                    sum += paths(arm.body());
                }
                paths = Math.min(PATHS + 1L, paths * Math.min(PATHS + 1L, sum));
            }
        }
        return paths;
    }

    /** The result as an expression; {@code after} is what the paths that go on give. */
    private List<Expr> outputs(List<RuleCommand> commands, List<Expr> after) {
        List<Expr> outputs = after;
        for (int i = commands.size() - 1; i >= 0; i--) {
            outputs = output(commands.get(i), outputs, i < commands.size() - 1);
        }
        return outputs;
    }

    private List<Expr> output(RuleCommand command, List<Expr> after, boolean goesOn) {
        return switch (command) {
            case RuleCommand.If choice -> choice(choice.arms(), choice.otherwise(), after);
            case RuleCommand.Complete complete -> {
                if (goesOn) {
                    problems.report(
                            Code.NOT_HERE,
                            complete.span(),
                            "the request is completed here, nothing can follow",
                            "put the rest before it, or into an `else`");
                }
                List<Expr> results =
                        scope.hand(complete.request())
                                .map(hand -> results(hand, complete))
                                .orElse(after);
                yield results.size() == after.size() ? results : after;
            }
            case RuleCommand.Resend other -> onlyMaps(other.span(), after);
            case RuleCommand.Each other -> onlyMaps(other.span(), after);
            case RuleCommand.Probe other -> onlyMaps(other.span(), after);
            case RuleCommand.Count other -> onlyMaps(other.span(), after);
            case RuleCommand.Close other -> onlyMaps(other.span(), after);
            case RuleCommand.Handshake other -> onlyMaps(other.span(), after);
            case RuleCommand.Abort other -> onlyMaps(other.span(), after);
            case RuleCommand.Let other -> onlyMaps(other.span(), after);
            case RuleCommand.Assign other -> onlyMaps(other.span(), after);
        };
    }

    private List<Expr> onlyMaps(Span span, List<Expr> after) {
        problems.report(
                Code.NOT_HERE,
                span,
                "this code runs when the answer comes, it can only choose the result",
                "use `if` and `complete` here, and other statements before the resend");
        return after;
    }

    private List<Expr> choice(
            List<RuleCommand.Arm> arms, List<RuleCommand> otherwise, List<Expr> after) {
        if (arms.isEmpty()) {
            return outputs(otherwise, after);
        }
        RuleCommand.Arm first = arms.getFirst();
        OptionalLong known = terms.known(first.condition());
        List<Expr> conditions = new ArrayList<>();
        if (known.isEmpty()) {
            conditions.add(terms.number(first.condition()));
        }
        List<List<Expr>> sides = new ArrayList<>();
        Runnable then = () -> sides.add(outputs(first.body(), after));
        Runnable rest = () -> sides.add(choice(arms.subList(1, arms.size()), otherwise, after));
        if (known.isPresent()) {
            boolean holds = known.getAsLong() != 0;
            problems.inFoldedCode(holds ? rest : then);
            (holds ? then : rest).run();
            return sides.getLast();
        }
        scope.withHand(rules.narrowed(first.condition(), true), then);
        scope.withHand(rules.narrowed(first.condition(), false), rest);
        List<Expr> joined = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            joined.add(
                    new Expr.Conditional(
                            conditions.getFirst(), sides.get(0).get(i), sides.get(1).get(i)));
        }
        return List.copyOf(joined);
    }
}

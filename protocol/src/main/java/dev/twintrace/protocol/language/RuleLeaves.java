package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Names in the expressions of a rule: its locals, options, and the request at hand. */
final class RuleLeaves implements Leaves {
    private static final Set<String> PARTS =
            Set.of("value", "compare", "swap", "number", "message");

    private final RuleScope scope;
    private final Problems problems;

    RuleLeaves(RuleScope scope) {
        this.scope = scope;
        this.problems = scope.problems();
    }

    @Override
    public Value path(Term.Path path) {
        String name = path.root().text();
        if (scope.hand().map(Hand::name).filter(name::equals).isPresent()) {
            return request(scope.hand().orElseThrow(), path);
        }
        Optional<Symbols.Symbol> symbol = scope.symbols().find(name);
        if (symbol.isPresent()) {
            return local(symbol.get(), path);
        }
        Optional<Option> option = scope.checking().constants().options().find(name);
        if (option.isPresent()) {
            scope.checking().constants().reportNotNumeric(path, option.get());
        } else {
            reportUnknown(path);
        }
        return Value.NOTHING;
    }

    private Value local(Symbols.Symbol symbol, Term.Path path) {
        if (symbol.vague()) {
            return Value.NOTHING;
        }
        Value value = scope.symbols().value(symbol);
        if (path.plain()) {
            return value;
        }
        if (path.accesses().size() == 1
                && path.accesses().getFirst() instanceof Term.Access.Field(Ident field)) {
            int index = Shapes.index(symbol.fields(), field, path.root().text(), problems);
            return Value.scalar(value.parts().get(index));
        }
        problems.report(
                Code.NO_ARRAY,
                path.span(),
                "`" + path.root().text() + "` is a local, not an array",
                "use the local itself or one of its fields");
        return Value.NOTHING;
    }

    private Value request(Hand hand, Term.Path path) {
        if (path.accesses().size() != 1
                || !(path.accesses().getFirst() instanceof Term.Access.Field(Ident part))) {
            problems.report(
                    Code.NEEDS_NUMBER,
                    path.span(),
                    "a number is needed, `" + hand.name() + "` is a request",
                    "name a part of it: "
                            + hand.name()
                            + ".value, .FIELD, .compare, .swap, .number or .message");
            return Value.NOTHING;
        }
        return Value.scalar(
                switch (part.text()) {
                    case "number" -> new Expr.RequestNumber();
                    case "message" -> new Expr.RequestMessage();
                    case "compare", "swap" -> operand(hand, part);
                    default -> payload(hand, part);
                });
    }

    private Expr operand(Hand hand, Ident part) {
        boolean possible =
                hand.candidates().isEmpty()
                        || hand.candidates().stream()
                                .anyMatch(one -> one.request().kind() == RequestKind.CAS);
        if (!possible) {
            problems.report(
                    Code.REQUEST_SHAPES,
                    part.span(),
                    "`" + hand.name() + "` is never a cas here",
                    "only a cas has `compare` and `swap`");
        }
        return part.text().equals("compare") ? new Expr.RequestCompare() : new Expr.RequestSwap();
    }

    private Expr payload(Hand hand, Ident part) {
        Optional<List<String>> shape = scope.common(hand, part.span(), "payloads", Hand::payload);
        if (shape.isEmpty()) {
            boolean none =
                    hand.candidates().stream().noneMatch(one -> Hand.payload(one).isPresent());
            if (none && !hand.candidates().isEmpty()) {
                problems.report(
                        Code.REQUEST_SHAPES,
                        part.span(),
                        "`" + hand.name() + "` has no payload here",
                        "writes, sends and fadds have one");
            }
            return new Expr.RequestValue(0);
        }
        if (shape.get().equals(Value.PLAIN)) {
            if (!part.text().equals("value")) {
                List<String> parts = new ArrayList<>(PARTS);
                problems.report(
                        Code.UNKNOWN_FIELD,
                        part.span(),
                        "the payload of `"
                                + hand.name()
                                + "` has no field `"
                                + part.text()
                                + "`"
                                + Spelling.suggestion(part.text(), parts),
                        "it is one value: " + hand.name() + ".value");
            }
            return new Expr.RequestValue(0);
        }
        return new Expr.RequestValue(Shapes.index(shape.get(), part, hand.name(), problems));
    }

    private void reportUnknown(Term.Path path) {
        Ident name = path.root();
        boolean part =
                !path.plain()
                        && path.accesses().getFirst() instanceof Term.Access.Field(Ident field)
                        && PARTS.contains(field.text());
        if (part) {
            scope.hand(name);
            return;
        }
        if (scope.reportWord(path)) {
            return;
        }
        Set<String> known = new TreeSet<>(scope.symbols().names());
        known.addAll(scope.checking().constants().options().names());
        scope.hand().ifPresent(hand -> known.add(hand.name()));
        problems.report(
                Code.UNKNOWN_NAME,
                name.span(),
                "unknown name `"
                        + name.text()
                        + "` in this rule"
                        + Spelling.suggestion(name.text(), known),
                "a rule knows its own locals, the options and the request at hand");
    }

    @Override
    public Expr any(Term.Any any) {
        problems.report(
                Code.CHOICE_NOT_ALLOWED,
                any.span(),
                "an overlay does not choose at random",
                "remove `any`");
        return new Expr.Const(0);
    }

    @Override
    public Expr is(Term.Is is) {
        scope.hand(is.request());
        return new Expr.RequestIs(Hand.kinds(is.kinds(), problems));
    }
}

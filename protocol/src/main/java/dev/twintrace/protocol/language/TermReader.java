package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinBaseVisitor;
import dev.twintrace.protocol.grammar.TwinParser;
import dev.twintrace.protocol.syntax.FieldInit;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Payload;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/** Reads expressions, and the small pieces that the other readers share. */
final class TermReader {
    /** Operations inside each other; a long sum counts one for each operator. */
    private static final int DEEPEST = 150;

    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

    private final Problems problems;
    private final IdentityHashMap<Term, Integer> depths = new IdentityHashMap<>();
    private final Primaries primaries = new Primaries();

    TermReader(Problems problems) {
        this.problems = problems;
    }

    static Span span(ParserRuleContext context) {
        return Tokens.span(context.start, context.stop);
    }

    static Ident ident(ParserRuleContext context) {
        return new Ident(context.getText(), span(context));
    }

    static List<Ident> idents(List<? extends ParserRuleContext> contexts) {
        return contexts.stream().map(TermReader::ident).toList();
    }

    static String string(Token token) {
        String quoted = token.getText();
        return quoted.substring(1, quoted.length() - 1);
    }

    Term term(TwinParser.ExprContext context) {
        return chain(context, context.conjunction().stream().map(this::conjunction).toList());
    }

    private Term conjunction(TwinParser.ConjunctionContext context) {
        return chain(context, context.negation().stream().map(this::negation).toList());
    }

    private Term negation(TwinParser.NegationContext context) {
        if (context.comparison() != null) {
            return comparison(context.comparison());
        }
        Term operand = negation(context.negation());
        return measured(new Term.Not(span(context), operand), depth(operand));
    }

    private Term comparison(TwinParser.ComparisonContext context) {
        if (context instanceof TwinParser.IsComparisonContext is) {
            return new Term.Is(span(is), ident(is.name()), idents(is.subject()));
        }
        TwinParser.OrderComparisonContext order = (TwinParser.OrderComparisonContext) context;
        return chain(order, order.sum().stream().map(this::sum).toList());
    }

    private Term sum(TwinParser.SumContext context) {
        return chain(context, context.product().stream().map(this::product).toList());
    }

    private Term product(TwinParser.ProductContext context) {
        return chain(context, context.primary().stream().map(primaries::visit).toList());
    }

    /** Operands with operators between them, grouped from the left. */
    private Term chain(ParserRuleContext context, List<Term> operands) {
        Term left = operands.getFirst();
        for (int i = 1; i < operands.size(); i++) {
            Term right = operands.get(i);
            ParseTree operator = context.getChild(2 * i - 1);
            Span span = joined(left.span(), right.span());
            left =
                    measured(
                            new Term.Binary(span, operator(operator.getText()), left, right),
                            Math.max(depth(left), depth(right)));
        }
        return left;
    }

    private static Span joined(Span left, Span right) {
        return left.line() == right.line()
                ? new Span(
                        left.line(), left.column(), right.column() + right.length() - left.column())
                : left;
    }

    private static Expr.Operator operator(String text) {
        return switch (text) {
            case "or" -> Expr.Operator.OR;
            case "and" -> Expr.Operator.AND;
            case "==" -> Expr.Operator.EQUAL;
            case "!=" -> Expr.Operator.NOT_EQUAL;
            case "<" -> Expr.Operator.LESS;
            case "<=" -> Expr.Operator.LESS_OR_EQUAL;
            case ">" -> Expr.Operator.GREATER;
            case ">=" -> Expr.Operator.GREATER_OR_EQUAL;
            case "+" -> Expr.Operator.ADD;
            case "-" -> Expr.Operator.SUBTRACT;
            case "*" -> Expr.Operator.MULTIPLY;
            case "/" -> Expr.Operator.DIVIDE;
            case "%" -> Expr.Operator.REMAINDER;
            default -> throw new IllegalStateException("not an operator: " + text);
        };
    }

    Term.Path path(TwinParser.PlaceContext context) {
        List<Term.Access> accesses = new ArrayList<>();
        int deepest = 0;
        for (TwinParser.AccessContext access : context.access()) {
            if (access.name() != null) {
                accesses.add(new Term.Access.Field(ident(access.name())));
            } else {
                Term index = term(access.expr());
                deepest = Math.max(deepest, depth(index));
                accesses.add(new Term.Access.Index(span(access), index));
            }
        }
        Term.Path path = new Term.Path(span(context), ident(context.name()), accesses);
        depths.put(path, deepest + 1);
        return path;
    }

    List<FieldInit> fields(List<TwinParser.FieldInitContext> contexts) {
        return contexts.stream()
                .map(one -> new FieldInit(ident(one.name()), term(one.expr())))
                .toList();
    }

    Payload payload(TwinParser.PayloadContext context) {
        return context.expr() != null
                ? new Payload.One(term(context.expr()))
                : new Payload.Fields(span(context), fields(context.fieldInit()));
    }

    private int depth(Term term) {
        return depths.getOrDefault(term, 0);
    }

    private Term measured(Term term, int below) {
        if (below < DEEPEST) {
            depths.put(term, below + 1);
            return term;
        }
        problems.report(
                Code.TOO_COMPLEX,
                term.span(),
                "this expression has more than " + DEEPEST + " operations inside each other",
                "split it with `let`");
        return new Term.Literal(term.span(), 0);
    }

    private Term number(Token token) {
        String text = token.getText();
        try {
            BigInteger value =
                    text.startsWith("0x") || text.startsWith("0X")
                            ? new BigInteger(text.substring(2), 16)
                            : new BigInteger(text);
            if (value.signum() >= 0 && value.compareTo(LIMIT) < 0) {
                return new Term.Literal(Tokens.span(token), value.longValue());
            }
            problems.report(
                    Code.BAD_NUMBER,
                    Tokens.span(token),
                    "this number does not fit 64 bits",
                    "the largest is 0xffffffffffffffff");
        } catch (NumberFormatException malformed) {
            problems.report(
                    Code.BAD_NUMBER,
                    Tokens.span(token),
                    "`" + text + "` is not a number",
                    "numbers are decimal (`42`) or hexadecimal (`0x2a`); names do not begin with a"
                            + " digit");
        }
        return new Term.Literal(Tokens.span(token), 0);
    }

    private final class Primaries extends TwinBaseVisitor<Term> {
        @Override
        public Term visitNumberPrimary(TwinParser.NumberPrimaryContext context) {
            return number(context.NUMBER().getSymbol());
        }

        @Override
        public Term visitAnyPrimary(TwinParser.AnyPrimaryContext context) {
            Term choices = term(context.expr());
            return measured(new Term.Any(span(context), choices), depth(choices));
        }

        @Override
        public Term visitPlacePrimary(TwinParser.PlacePrimaryContext context) {
            return path(context.place());
        }

        @Override
        public Term visitNestedPrimary(TwinParser.NestedPrimaryContext context) {
            return term(context.expr());
        }
    }
}

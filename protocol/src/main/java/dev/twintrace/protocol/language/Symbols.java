package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The local variables of one process or rule. A name is known from where it is first bound to the
 * end of the process; blocks beside each other may bind it anew.
 */
final class Symbols {
    /** A variable of the language: one local for each field. */
    static final class Symbol {
        private final String name;
        private final List<String> fields;
        private final boolean vague;
        private int block;
        private List<Local> locals = List.of();

        private Symbol(String name, List<String> fields, boolean vague, int block) {
            this.name = name;
            this.fields = fields;
            this.vague = vague;
            this.block = block;
        }

        List<String> fields() {
            return fields;
        }

        /** Whether its fields are not known, because the code is folded away. */
        boolean vague() {
            return vague;
        }
    }

    private static final int MOST = 256;

    private final Problems problems;
    private final Map<String, Symbol> symbols = new HashMap<>();
    private final Deque<Integer> open = new ArrayDeque<>(List.of(0));
    private final List<Local> locals = new ArrayList<>();
    private final List<Local> pool = new ArrayList<>();
    private int taken;
    private int blocks;
    private int counters;

    Symbols(Problems problems) {
        this.problems = problems;
    }

    /** All locals so far, dense. */
    List<Local> locals() {
        return List.copyOf(locals);
    }

    Optional<Symbol> find(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    Collection<String> names() {
        return symbols.keySet();
    }

    void openBlock() {
        open.push(++blocks);
    }

    void closeBlock() {
        open.pop();
    }

    /** Runs code after which the names that were known before mean what they meant before. */
    void keeping(Runnable code) {
        Map<String, Symbol> before = Map.copyOf(symbols);
        code.run();
        symbols.putAll(before);
    }

    /** A new variable from a {@code let}. */
    Symbol declare(Ident name, List<String> fields, boolean vague) {
        Optional<Symbol> earlier = find(name.text());
        if (earlier.isPresent() && open.contains(earlier.get().block)) {
            problems.report(
                    Code.DECLARED_TWICE,
                    name.span(),
                    "there is a local `" + name.text() + "` already",
                    "assign it: " + name.text() + " = …");
        }
        return enter(name, fields, vague);
    }

    /** The variable behind an arrow: a new one, or one that has the same fields. */
    Symbol bind(Ident name, List<String> fields, boolean vague) {
        Optional<Symbol> earlier = find(name.text());
        if (earlier.isPresent()
                && open.contains(earlier.get().block)
                && !earlier.get().fields.equals(fields)
                && !vague
                && !earlier.get().vague) {
            problems.report(
                    Code.WRONG_SHAPE,
                    name.span(),
                    "`"
                            + name.text()
                            + "` holds "
                            + Shapes.describe(earlier.get().fields)
                            + ", this is "
                            + Shapes.describe(fields),
                    "use another name here");
        }
        return enter(name, fields, vague);
    }

    private Symbol enter(Ident place, List<String> fields, boolean vague) {
        String name = place.text();
        Symbol earlier = symbols.get(name);
        if (earlier != null && earlier.fields.equals(fields) && earlier.vague == vague) {
            if (!open.contains(earlier.block)) {
                earlier.block = open.element();
            }
            return earlier;
        }
        Symbol symbol = new Symbol(name, fields, vague, open.element());
        symbols.put(name, symbol);
        if (symbols.size() > MOST) {
            problems.report(
                    Code.TOO_COMPLEX,
                    place.span(),
                    "more than " + MOST + " locals in one process",
                    "use an array, or split the process");
        }
        return symbol;
    }

    /** The locals of a variable; made when code that is not folded away first needs them. */
    List<Local> locals(Symbol symbol) {
        if (!problems.live()) {
            return symbol.fields.stream().map(field -> new Local(0, symbol.name)).toList();
        }
        if (symbol.locals.isEmpty()) {
            symbol.locals =
                    symbol.fields.stream()
                            .map(field ->
                                    fresh(
                                            field.isEmpty()
                                                    ? symbol.name
                                                    : symbol.name + "." + field))
                            .toList();
        }
        return symbol.locals;
    }

    Value value(Symbol symbol) {
        return new Value(symbol.fields, references(locals(symbol)));
    }

    static List<Expr> references(List<Local> locals) {
        return locals.stream().<Expr>map(Expr.LocalRef::new).toList();
    }

    /** A made-up local for the statement at hand; the next statement uses it again. */
    Local temporary() {
        if (!problems.live()) {
            return new Local(0, "$");
        }
        if (taken == pool.size()) {
            pool.add(fresh("$" + (taken + 1)));
        }
        return pool.get(taken++);
    }

    List<Local> temporaries(int count) {
        List<Local> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(temporary());
        }
        return List.copyOf(some);
    }

    /** From here on the made-up locals of the last statement are free. */
    void freeTemporaries() {
        taken = 0;
    }

    /** A made-up local that nothing else uses. */
    Local counter() {
        return problems.live() ? fresh("$i" + ++counters) : new Local(0, "$i");
    }

    private Local fresh(String name) {
        Local local = new Local(locals.size(), name);
        locals.add(local);
        return local;
    }
}

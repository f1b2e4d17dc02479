package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The one load that an await makes, with all fields that its condition looks at. */
final class AwaitLoad {
    private final ProcessScope scope;
    private final ProcessLeaves leaves;
    private final Optional<Ident> bind;
    private final Map<Integer, Local> seen = new TreeMap<>();
    private Optional<Location> element = Optional.empty();

    private AwaitLoad(ProcessScope scope, ProcessLeaves leaves, Optional<Ident> bind) {
        this.scope = scope;
        this.leaves = leaves;
        this.bind = bind;
    }

    /** The guard; empty after a report. */
    static Optional<Guard> guard(
            ProcessScope scope, ProcessLeaves leaves, Term condition, Optional<Ident> bind) {
        return new AwaitLoad(scope, leaves, bind).guard(condition);
    }

    private Optional<Guard> guard(Term condition) {
        int mistakes = scope.problems().errors().size();
        List<Expr> lowered = new ArrayList<>();
        leaves.withoutChoices(() ->
                scope.withLoads(this::load, () -> lowered.add(leaves.terms().number(condition))));
        boolean mistaken = scope.problems().errors().size() > mistakes || scope.knownMistake();
        if (element.isEmpty() && mistaken) {
            return Optional.empty();
        }
        if (element.isEmpty()) {
            scope.problems()
                    .report(
                            Code.AWAIT_ONE_LOAD,
                            condition.span(),
                            "this condition looks at no word of host "
                                    + scope.hostName()
                                    + ", so waiting cannot change it",
                            "await a condition over one word, or use `if`");
            return Optional.empty();
        }
        Location place = element.get();
        boolean whole = bind.isPresent() || seen.size() > 1 || seen.containsKey(Location.WHOLE);
        if (!whole) {
            Map.Entry<Integer, Local> one = seen.entrySet().iterator().next();
            return Optional.of(
                    new Guard.Condition(
                            List.of(one.getValue()),
                            new Location(
                                    place.word(),
                                    place.index(),
                                    place.arity() == 1 ? Location.WHOLE : one.getKey()),
                            lowered.getFirst()));
        }
        List<Local> all = new ArrayList<>();
        for (int field = 0; field < place.word().fields().size(); field++) {
            all.add(local(place, field));
        }
        return Optional.of(
                new Guard.Condition(
                        List.copyOf(all),
                        new Location(place.word(), place.index(), Location.WHOLE),
                        lowered.getFirst()));
    }

    private Value load(Span span, Location location) {
        Location here = new Location(location.word(), location.index(), Location.WHOLE);
        if (element.isEmpty()) {
            element = Optional.of(here);
        } else if (!element.get().equals(here)) {
            scope.problems()
                    .report(
                            Code.AWAIT_ONE_LOAD,
                            span,
                            "a condition to wait for is one load, this one looks at `"
                                    + element.get().word().name()
                                    + "` and at `"
                                    + location.word().name()
                                    + "`"
                                    + (location.word().equals(element.get().word())
                                            ? " at another index"
                                            : ""),
                            "load the other one before: let x = …; or make them fields of one"
                                    + " word");
            return dummy(location);
        }
        if (location.field() != Location.WHOLE) {
            return Value.scalar(new Expr.LocalRef(local(here, location.field())));
        }
        List<Expr> parts = new ArrayList<>();
        for (int field = 0; field < location.word().fields().size(); field++) {
            parts.add(new Expr.LocalRef(local(here, field)));
        }
        return new Value(location.word().fields(), List.copyOf(parts));
    }

    private static Value dummy(Location location) {
        List<String> shape = Places.shape(location);
        return new Value(shape, shape.stream().<Expr>map(field -> new Expr.Const(0)).toList());
    }

    private Local local(Location place, int field) {
        Local known = seen.get(field);
        if (known != null) {
            return known;
        }
        Local local =
                bind.map(
                                name -> {
                                    Symbols symbols = scope.symbols();
                                    return symbols.locals(
                                                    symbols.bind(
                                                            name, place.word().fields(), false))
                                            .get(field);
                                })
                        .orElseGet(scope.symbols()::temporary);
        seen.put(field, local);
        return local;
    }
}

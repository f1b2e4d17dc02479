package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.List;
import java.util.Optional;

/**
 * What an expression is evaluated over.
 *
 * @param mask of the protocol's width
 * @param request the request at hand, in overlay code
 * @param memory for invariants only
 */
record Env(long mask, List<Long> locals, Optional<AtHand> request, List<List<Long>> memory) {

    /** The request at hand of overlay code. */
    record AtHand(RequestKind kind, Posted posted) {}

    static Env of(Model model, List<Long> locals) {
        return new Env(model.mask(), locals, Optional.empty(), List.of());
    }

    long value(Expr expr) {
        long value =
                switch (expr) {
                    case Expr.Const c -> c.value();
                    case Expr.LocalRef l -> locals.get(l.local().id());
                    case Expr.Not n -> value(n.operand()) == 0 ? 1 : 0;
                    case Expr.Binary b -> binary(b.operator(), value(b.left()), value(b.right()));
                    case Expr.Conditional c ->
                            value(c.condition()) != 0 ? value(c.then()) : value(c.otherwise());
                    case Expr.RequestValue v ->
                            v.index() < hand().payload().size()
                                    ? hand().payload().get(v.index())
                                    : 0;
                    case Expr.RequestCompare ignored -> hand().compare();
                    case Expr.RequestSwap ignored -> hand().swap();
                    case Expr.RequestNumber ignored -> hand().number();
                    case Expr.RequestMessage ignored -> hand().message();
                    case Expr.RequestIs is ->
                            is.kinds().contains(request.orElseThrow().kind()) ? 1 : 0;
                    case Expr.Cell c ->
                            memory.get(c.word().id())
                                    .get(c.element() * c.word().fields().size() + c.field());
                };
        return value & mask;
    }

    List<Long> values(List<Expr> exprs) {
        return exprs.stream().map(this::value).toList();
    }

    boolean holds(Expr condition) {
        return value(condition) != 0;
    }

    Place place(Location location) {
        long index = value(location.index());
        if (Long.compareUnsigned(index, location.word().length()) >= 0) {
            throw new IndexOutOfRange(location.word().name());
        }
        return new Place(location.word().id(), (int) index, location.field());
    }

    /** The locals after an assignment. */
    static List<Long> assign(List<Long> locals, List<Local> to, List<Long> values) {
        List<Long> result = locals;
        for (int i = 0; i < Math.min(to.size(), values.size()); i++) {
            result = Lists.set(result, to.get(i).id(), values.get(i));
        }
        return result;
    }

    private Posted hand() {
        return request.orElseThrow().posted();
    }

    private static long binary(Expr.Operator operator, long a, long b) {
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> b == 0 ? 0 : Long.divideUnsigned(a, b);
            case REMAINDER -> b == 0 ? 0 : Long.remainderUnsigned(a, b);
            case EQUAL -> truth(a == b);
            case NOT_EQUAL -> truth(a != b);
            case LESS -> truth(Long.compareUnsigned(a, b) < 0);
            case LESS_OR_EQUAL -> truth(Long.compareUnsigned(a, b) <= 0);
            case GREATER -> truth(Long.compareUnsigned(a, b) > 0);
            case GREATER_OR_EQUAL -> truth(Long.compareUnsigned(a, b) >= 0);
            case AND -> truth(a != 0 && b != 0);
            case OR -> truth(a != 0 || b != 0);
        };
    }

    private static long truth(boolean b) {
        return b ? 1 : 0;
    }
}

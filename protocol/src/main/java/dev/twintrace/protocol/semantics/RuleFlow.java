package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.OverlayStatement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The order in which a rule comes to its statements; as {@link ProcessFlow}, with {@code each} for
 * the loop.
 */
final class RuleFlow {
    private final Rule rule;
    private final Map<String, Integer> nodes = new HashMap<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private final BiConsumer<Integer, Point> actions;

    /**
     * A place in the text of a rule.
     *
     * @param each whether this is the body of an {@code each}
     * @param depth how many {@code each} are around it
     */
    record Point(
            List<OverlayStatement> body,
            int index,
            String path,
            boolean each,
            int depth,
            Optional<Point> outer) {
        OverlayStatement statement() {
            return body.get(index);
        }

        boolean atEnd() {
            return index == body.size();
        }

        Point next() {
            return new Point(body, index + 1, path, each, depth, outer);
        }

        Point into(List<OverlayStatement> inner, String which) {
            return new Point(
                    inner, 0, path + "." + index + which, false, depth, Optional.of(next()));
        }

        Point into(OverlayStatement.Each e) {
            return new Point(
                    e.body(), 0, path + "." + index + "r", true, depth + 1, Optional.of(this));
        }
    }

    RuleFlow(Rule rule, BiConsumer<Integer, Point> actions) {
        this.rule = rule;
        this.actions = actions;
    }

    /** The rule starts from its first statement. */
    void start(Block b) {
        rule.forget(b);
        go(b, new Point(rule.body, 0, "", false, 0, Optional.empty()), new HashSet<>());
    }

    void proceed(Block b, Point p) {
        go(b, p, new HashSet<>());
    }

    /**
     * Sees to it that what follows a place has its actions, though another rule brings the overlay
     * there.
     */
    void discover(Point p) {
        proceed(new Block(), p);
    }

    void addActions() {
        while (!pending.isEmpty()) {
            pending.poll().run();
        }
    }

    /** The variable of the request at hand at a place, if it is inside an {@code each}. */
    Optional<Variable> hand(Point p) {
        return p.depth() == 0 ? Optional.empty() : Optional.of(rule.hands.get(p.depth() - 1));
    }

    private void go(Block b, Point p, Set<String> entered) {
        if (p.atEnd()) {
            end(b, p, entered);
            return;
        }
        switch (p.statement()) {
            case OverlayStatement.Assign a -> {
                b.assign(rule.local(a.local()), rule.term(a.value(), hand(p)));
                go(b, p.next(), entered);
            }
            case OverlayStatement.If i ->
                    b.when(
                            rule.term(i.condition(), hand(p)),
                            t -> go(t, p.into(i.then(), "t"), new HashSet<>(entered)),
                            o -> go(o, p.into(i.otherwise(), "e"), new HashSet<>(entered)));
            case OverlayStatement.Each e -> {
                entered.add(p.path() + "." + p.index());
                take(b, p, p.into(e), Term.ZERO, entered);
            }
            case OverlayStatement.ResendAll _,
                    OverlayStatement.Resend _,
                    OverlayStatement.Complete _,
                    OverlayStatement.Abort _,
                    OverlayStatement.Probe _,
                    OverlayStatement.ProbeRequest _,
                    OverlayStatement.Count _,
                    OverlayStatement.Close _,
                    OverlayStatement.Handshake _,
                    OverlayStatement.Decide _ ->
                    b.assign(rule.at, node(p));
        }
    }

    /** Takes the next request at hand from a posting position on, or leaves the {@code each}. */
    private void take(Block b, Point each, Point body, Term from, Set<String> entered) {
        Variable hand = rule.hands.get(body.depth() - 1);
        b.assign(hand, rule.firstInError(from));
        b.when(
                ne(read(hand), 0),
                c -> go(c, body, new HashSet<>(entered)),
                c -> go(c, each.next(), new HashSet<>(entered)));
    }

    private void end(Block b, Point p, Set<String> entered) {
        if (p.each()) {
            Point each = p.outer().orElseThrow();
            if (entered.contains(each.path() + "." + each.index())) {
                b.assign(rule.at, node(p));
            } else {
                entered.add(each.path() + "." + each.index());
                next(b, p, entered);
            }
        } else if (p.outer().isPresent()) {
            go(b, p.outer().get(), entered);
        } else {
            b.when(
                    any(rule.q.positions().mapToObj(rule::inErrorAt).toList()),
                    c -> c.assign(rule.at, node(p)),
                    c -> {
                        rule.stop(c);
                        ended(c);
                    });
        }
    }

    /** From the end of a round of an {@code each} to its next. */
    void next(Block b, Point p, Set<String> entered) {
        Point each = p.outer().orElseThrow();
        Point body = each.into((OverlayStatement.Each) each.statement());
        Term from = b.let(rule.behind(rule.hands.get(body.depth() - 1)));
        take(b, each, body, from, entered);
    }

    void ended(Block b) {
        b.seen(
                rule.q.id(),
                Block.Sight.RULE_ENDED,
                0,
                List.of(),
                List.of(),
                (names, v) -> new Event.RuleEnded(rule.q.decl.name()));
    }

    private int node(Point p) {
        return nodes.computeIfAbsent(
                p.path() + "#" + p.index(),
                _ -> {
                    int number = Rule.FIRST + nodes.size();
                    pending.add(() -> actions.accept(number, p));
                    return number;
                });
    }

    /** A number for a further stop of the statement at this place. */
    int second(Point p) {
        return nodes.computeIfAbsent(
                p.path() + "#" + p.index() + "+", _ -> Rule.FIRST + nodes.size());
    }
}

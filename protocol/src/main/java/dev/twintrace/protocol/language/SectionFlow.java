package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Statement.Branch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds critical sections that are left without being entered, or entered twice, or that a process
 * may end in.
 */
final class SectionFlow {
    /**
     * Where a process may be.
     *
     * @param inside where it may have entered the section that it is in
     */
    private record Where(boolean outside, Set<Span> inside) {
        private static final Where OUTSIDE = new Where(true, Set.of());

        /** Behind a loop for ever. */
        private static final Where NOWHERE = new Where(false, Set.of());

        private Where or(Where other) {
            Set<Span> both = new HashSet<>(inside);
            both.addAll(other.inside);
            return new Where(outside || other.outside, Set.copyOf(both));
        }
    }

    private final Problems problems;
    private final String section;

    private SectionFlow(Problems problems, String section) {
        this.problems = problems;
        this.section = section;
    }

    static void check(List<Statement> body, Problems problems) {
        Set<String> sections = new TreeSet<>();
        Walk.each(
                body,
                statement -> {
                    if (statement instanceof Statement.Enter enter) {
                        sections.add(enter.section());
                    } else if (statement instanceof Statement.Leave leave) {
                        sections.add(leave.section());
                    }
                });
        sections.forEach(section -> new SectionFlow(problems, section).check(body));
    }

    private void check(List<Statement> body) {
        for (Span entered : after(body, Where.OUTSIDE).inside()) {
            problems.report(
                    Code.ENDS_INSIDE,
                    entered,
                    "a process that enters " + name() + " here may end inside",
                    "put `"
                            + ("leave " + section).strip()
                            + "` on every path; a process that has ended inside stays inside");
        }
    }

    private String name() {
        return section.isEmpty() ? "the critical section" : "section `" + section + "`";
    }

    private Where after(List<Statement> statements, Where before) {
        Where state = before;
        for (Statement statement : statements) {
            state = after(statement, state);
        }
        return state;
    }

    private Where after(Statement statement, Where state) {
        return switch (statement) {
            case Statement.Enter(Span span, String name) -> {
                if (name.equals(section) && !state.inside().isEmpty()) {
                    report(span, "may be entered here by a process that is inside", "leave");
                }
                yield name.equals(section) ? new Where(false, Set.of(span)) : state;
            }
            case Statement.Leave(Span span, String name) -> {
                if (name.equals(section) && state.outside()) {
                    report(span, "may be left here by a process that is not inside", "enter");
                }
                yield name.equals(section) ? Where.OUTSIDE : state;
            }
            case Statement.If choice ->
                    after(choice.then(), state).or(after(choice.otherwise(), state));
            case Statement.Await await -> {
                Where joined = Where.NOWHERE;
                for (Branch branch : await.branches()) {
                    joined = joined.or(after(branch.body(), state));
                }
                yield await.branches().isEmpty() ? state : joined;
            }
            case Statement.Loop loop -> {
                Where out = after(loop.body(), state);
                if (loop.iterations() != 1 && !state.or(out).equals(state)) {
                    out = after(loop.body(), state.or(out));
                }
                boolean endless =
                        loop.iterations() == 0
                                && loop.exit() instanceof Expr.Const(long exit)
                                && exit == 0;
                yield endless ? Where.NOWHERE : out;
            }
            case Statement.Load other -> state;
            case Statement.Store other -> state;
            case Statement.Assign other -> state;
            case Statement.Choose other -> state;
            case Statement.Emit other -> state;
            case Statement.Post other -> state;
            case Statement.PostReceive other -> state;
            case Statement.Revoke other -> state;
            case Statement.Reset other -> state;
            case Statement.Destroy other -> state;
        };
    }

    private void report(Span span, String what, String first) {
        problems.report(
                Code.LEAVE_WITHOUT_ENTER,
                span,
                name() + " " + what,
                "put `" + (first + " " + section).strip() + "` before it on every path");
    }
}

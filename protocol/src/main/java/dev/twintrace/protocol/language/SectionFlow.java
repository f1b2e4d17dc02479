package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Statement.Branch;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds critical sections that are left without being entered, or entered twice. */
final class SectionFlow {
    private static final int OUTSIDE = 1;
    private static final int INSIDE = 2;

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
        sections.forEach(section -> new SectionFlow(problems, section).after(body, OUTSIDE));
    }

    /** Where the process may be after some statements: outside, inside, or either. */
    private int after(List<Statement> statements, int before) {
        int state = before;
        for (Statement statement : statements) {
            state = after(statement, state);
        }
        return state;
    }

    private int after(Statement statement, int state) {
        return switch (statement) {
            case Statement.Enter(Span span, String name) -> {
                if (name.equals(section) && (state & INSIDE) != 0) {
                    report(span, "may be entered here by a process that is inside", "leave");
                }
                yield name.equals(section) ? INSIDE : state;
            }
            case Statement.Leave(Span span, String name) -> {
                if (name.equals(section) && (state & OUTSIDE) != 0) {
                    report(span, "may be left here by a process that is not inside", "enter");
                }
                yield name.equals(section) ? OUTSIDE : state;
            }
            case Statement.If choice ->
                    after(choice.then(), state) | after(choice.otherwise(), state);
            case Statement.Await await -> {
                int joined = 0;
                for (Branch branch : await.branches()) {
                    joined |= after(branch.body(), state);
                }
                yield joined == 0 ? state : joined;
            }
            case Statement.Loop loop -> {
                int out = after(loop.body(), state);
                yield loop.iterations() == 1 || (state | out) == state
                        ? out
                        : after(loop.body(), state | out);
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
        String name = section.isEmpty() ? "the critical section" : "section `" + section + "`";
        problems.report(
                Code.LEAVE_WITHOUT_ENTER,
                span,
                name + " " + what,
                "put `" + (first + " " + section).strip() + "` before it on every path");
    }
}

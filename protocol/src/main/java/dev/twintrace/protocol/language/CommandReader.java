package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinBaseVisitor;
import dev.twintrace.protocol.grammar.TwinParser;
import dev.twintrace.protocol.syntax.Command;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements of processes. */
final class CommandReader extends TwinBaseVisitor<Command> {
    /** Arms of one {@code if}; each is one level deeper for whoever walks the tree. */
    static final int ARMS = 50;

    private final Problems problems;
    private final TermReader terms;

    CommandReader(Problems problems, TermReader terms) {
        this.problems = problems;
        this.terms = terms;
    }

    List<Command> block(TwinParser.BlockContext context) {
        return context.statement().stream().map(this::visit).toList();
    }

    @Override
    public Command visitLetStatement(TwinParser.LetStatementContext context) {
        return new Command.Let(
                TermReader.span(context),
                TermReader.ident(context.name()),
                terms.term(context.expr()));
    }

    @Override
    public Command visitConsumeStatement(TwinParser.ConsumeStatementContext context) {
        return new Command.Consume(TermReader.span(context), terms.path(context.place()));
    }

    @Override
    public Command visitEmitStatement(TwinParser.EmitStatementContext context) {
        return new Command.Emit(
                TermReader.span(context), context.expr().stream().map(terms::term).toList());
    }

    @Override
    public Command visitAwaitStatement(TwinParser.AwaitStatementContext context) {
        return new Command.Await(
                TermReader.span(context),
                terms.term(context.expr()),
                bind(Optional.ofNullable(context.binding())));
    }

    @Override
    public Command visitAwaitOneStatement(TwinParser.AwaitOneStatementContext context) {
        Span span = Tokens.span(context.start, context.awaitBody().start);
        return new Command.AwaitOne(
                span, context.awaitBody().branch().stream().map(this::branch).toList());
    }

    private Command.Branch branch(TwinParser.BranchContext context) {
        TwinParser.GuardContext guard = context.guard();
        Command.Guard read =
                guard.expr() == null
                        ? new Command.Guard.Timeout()
                        : new Command.Guard.When(
                                terms.term(guard.expr()),
                                bind(Optional.ofNullable(guard.binding())));
        return new Command.Branch(
                Tokens.span(context.start, guard.stop), read, block(context.block()));
    }

    private static Optional<Ident> bind(Optional<TwinParser.BindingContext> context) {
        return context.map(binding -> TermReader.ident(binding.name()));
    }

    @Override
    public Command visitIfStatement(TwinParser.IfStatementContext context) {
        List<Command.Arm> arms = new ArrayList<>();
        for (int i = 0; i < context.expr().size(); i++) {
            arms.add(new Command.Arm(terms.term(context.expr(i)), block(context.block(i))));
        }
        boolean otherwise = context.block().size() > arms.size();
        Span span = Tokens.span(context.start, context.expr(0).stop);
        checkArms(problems, span, arms.size());
        return new Command.If(
                span,
                arms.size() > ARMS ? arms.subList(0, ARMS) : arms,
                otherwise ? block(context.block(arms.size())) : List.of());
    }

    static void checkArms(Problems problems, Span span, int arms) {
        if (arms > ARMS) {
            problems.report(
                    Code.TOO_COMPLEX,
                    span,
                    "this `if` has more than " + ARMS + " conditions",
                    "use an array, or split it");
        }
    }

    @Override
    public Command visitTimesStatement(TwinParser.TimesStatementContext context) {
        return new Command.Times(
                Tokens.span(context.start, context.expr().stop),
                terms.term(context.expr()),
                Optional.ofNullable(context.name()).map(TermReader::ident),
                block(context.block()));
    }

    @Override
    public Command visitUntilStatement(TwinParser.UntilStatementContext context) {
        return new Command.Until(
                Tokens.span(context.start, context.expr().stop),
                terms.term(context.expr()),
                block(context.block()));
    }

    @Override
    public Command visitForeverStatement(TwinParser.ForeverStatementContext context) {
        Span repeat = Tokens.span(context.start);
        Span span = new Span(repeat.line(), repeat.column(), repeat.length());
        return new Command.Forever(span, block(context.block()));
    }

    @Override
    public Command visitEnterStatement(TwinParser.EnterStatementContext context) {
        return new Command.Enter(
                TermReader.span(context),
                Optional.ofNullable(context.name()).map(TermReader::ident));
    }

    @Override
    public Command visitLeaveStatement(TwinParser.LeaveStatementContext context) {
        return new Command.Leave(
                TermReader.span(context),
                Optional.ofNullable(context.name()).map(TermReader::ident));
    }

    @Override
    public Command visitAssignStatement(TwinParser.AssignStatementContext context) {
        return new Command.Assign(
                TermReader.span(context), terms.path(context.place()), terms.term(context.expr()));
    }

    @Override
    public Command visitRecordStatement(TwinParser.RecordStatementContext context) {
        return new Command.AssignFields(
                TermReader.span(context),
                terms.path(context.place()),
                terms.fields(context.fieldValues().fieldInit()));
    }

    @Override
    public Command visitVerbStatement(TwinParser.VerbStatementContext context) {
        boolean fenced = false;
        List<Term> lanes = new ArrayList<>();
        for (TwinParser.SuffixContext suffix : context.suffix()) {
            if (suffix instanceof TwinParser.LaneSuffixContext lane) {
                lanes.add(terms.term(lane.expr()));
            } else {
                if (fenced) {
                    givenTwice(suffix, "fenced");
                }
                fenced = true;
            }
        }
        if (lanes.size() > 1) {
            givenTwice(context.suffix(context.suffix().size() - 1), "on lane");
        }
        return new Command.Verb(
                TermReader.span(context),
                TermReader.ident(context.name(0)),
                TermReader.ident(context.name(1)),
                Optional.ofNullable(context.arguments())
                        .map(list -> list.argument().stream().map(this::argument).toList()),
                fenced,
                lanes.stream().findFirst(),
                Optional.ofNullable(context.target()).map(one -> terms.path(one.place())));
    }

    private void givenTwice(TwinParser.SuffixContext suffix, String what) {
        problems.report(
                Code.GIVEN_TWICE,
                TermReader.span(suffix),
                "`" + what + "` is given twice",
                "keep one of them");
    }

    private Command.Argument argument(TwinParser.ArgumentContext context) {
        if (context instanceof TwinParser.FromArgumentContext from) {
            return new Command.Argument.From(TermReader.span(from), terms.path(from.place()));
        }
        if (context instanceof TwinParser.NamedArgumentContext named) {
            return new Command.Argument.Named(
                    TermReader.ident(named.name()), terms.term(named.expr()));
        }
        return new Command.Argument.Plain(
                terms.term(((TwinParser.PlainArgumentContext) context).expr()));
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinBaseVisitor;
import dev.twintrace.protocol.grammar.TwinParser;
import dev.twintrace.protocol.syntax.FailoverFact;
import dev.twintrace.protocol.syntax.Guarded;
import dev.twintrace.protocol.syntax.Item;
import dev.twintrace.protocol.syntax.RuleCommand;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads failover blocks. */
final class FailoverReader extends TwinBaseVisitor<FailoverFact> {
    private final TermReader terms;
    private final CommandReader commands;
    private final RuleReader rules;

    FailoverReader(TermReader terms, CommandReader commands, RuleReader rules) {
        this.terms = terms;
        this.commands = commands;
        this.rules = rules;
    }

    Item.FailoverItem read(TwinParser.FailoverItemContext context) {
        List<Guarded<FailoverFact>> facts = new ArrayList<>();
        for (TwinParser.FailoverEntryContext entry : context.failoverBody().failoverEntry()) {
            facts.add(
                    ItemReader.guarded(
                            visit(entry.failoverFact()),
                            Optional.ofNullable(entry.guarded()),
                            terms));
        }
        int last = context.name().size() - 1;
        return new Item.FailoverItem(
                Tokens.span(context.start, context.name(last).stop),
                TermReader.idents(context.name()),
                List.copyOf(facts));
    }

    private static Span span(ParserRuleContext context) {
        return TermReader.span(context);
    }

    @Override
    public FailoverFact visitFaultsFact(TwinParser.FaultsFactContext context) {
        return new FailoverFact.Faults(span(context), terms.term(context.expr()));
    }

    @Override
    public FailoverFact visitNicFaultsFact(TwinParser.NicFaultsFactContext context) {
        return new FailoverFact.NicFaults(span(context), terms.term(context.expr()));
    }

    @Override
    public FailoverFact visitLossesFact(TwinParser.LossesFactContext context) {
        return new FailoverFact.Losses(span(context), terms.term(context.expr()));
    }

    @Override
    public FailoverFact visitOriginalsFact(TwinParser.OriginalsFactContext context) {
        return new FailoverFact.Originals(span(context), context.stop.getText().equals("late"));
    }

    @Override
    public FailoverFact visitGrantProbeFact(TwinParser.GrantProbeFactContext context) {
        return new FailoverFact.GrantProbe(span(context));
    }

    @Override
    public FailoverFact visitGrantCloseFact(TwinParser.GrantCloseFactContext context) {
        return new FailoverFact.GrantClose(span(context));
    }

    @Override
    public FailoverFact visitGrantCountFact(TwinParser.GrantCountFactContext context) {
        boolean polled = context.getChild(2).getText().equals("polled");
        boolean closing = context.getChildCount() > 3;
        return new FailoverFact.GrantCount(span(context), new Failover.Count(polled, closing));
    }

    @Override
    public FailoverFact visitLogFact(TwinParser.LogFactContext context) {
        return new FailoverFact.Log(
                span(context),
                TermReader.ident(context.name()),
                Optional.ofNullable(context.size()).map(size -> terms.term(size.expr())),
                order(context.logOrder().start.getText()));
    }

    private static Failover.Log.Order order(String word) {
        return switch (word) {
            case "in" -> Failover.Log.Order.IN_ONE_STEP;
            case "after" -> Failover.Log.Order.AFTER;
            case "before" -> Failover.Log.Order.BEFORE;
            case "by" -> Failover.Log.Order.BY_APPLICATION;
            default -> throw new IllegalStateException("not an order: " + word);
        };
    }

    @Override
    public FailoverFact visitErrorFact(TwinParser.ErrorFactContext context) {
        return new FailoverFact.OnError(
                Tokens.span(context.start),
                context.orMove() != null,
                rules.block(context.ruleBlock()));
    }

    @Override
    public FailoverFact visitErrorEachFact(TwinParser.ErrorEachFactContext context) {
        RuleCommand each =
                new RuleCommand.Each(
                        Tokens.span(context.start, context.name().stop),
                        TermReader.ident(context.name()),
                        rules.block(context.ruleBlock()));
        return new FailoverFact.OnError(
                Tokens.span(context.start), context.orMove() != null, List.of(each));
    }

    @Override
    public FailoverFact visitNoticeFact(TwinParser.NoticeFactContext context) {
        boolean outOfBand = context.getChild(2).getText().equals("out");
        return new FailoverFact.OnNotice(
                Tokens.span(context.start), outOfBand, commands.block(context.block()));
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinBaseVisitor;
import dev.twintrace.protocol.grammar.TwinParser;
import dev.twintrace.protocol.syntax.RuleCommand;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements of an overlay's rule. */
final class RuleReader extends TwinBaseVisitor<RuleCommand> {
    private final Problems problems;
    private final TermReader terms;

    RuleReader(Problems problems, TermReader terms) {
        this.problems = problems;
        this.terms = terms;
    }

    List<RuleCommand> block(TwinParser.RuleBlockContext context) {
        return context.ruleStatement().stream().map(this::visit).toList();
    }

    @Override
    public RuleCommand visitResendRule(TwinParser.ResendRuleContext context) {
        Span span =
                context.ruleBlock() == null
                        ? TermReader.span(context)
                        : Tokens.span(context.start, context.binding().stop);
        return new RuleCommand.Resend(
                span,
                TermReader.idents(context.subject()),
                Optional.ofNullable(context.payload()).map(terms::payload),
                Optional.ofNullable(context.binding())
                        .map(binding -> TermReader.ident(binding.name())),
                context.ruleBlock() == null ? List.of() : block(context.ruleBlock()));
    }

    @Override
    public RuleCommand visitEachRule(TwinParser.EachRuleContext context) {
        return new RuleCommand.Each(
                Tokens.span(context.start, context.name().stop),
                TermReader.ident(context.name()),
                block(context.ruleBlock()));
    }

    @Override
    public RuleCommand visitCompleteRule(TwinParser.CompleteRuleContext context) {
        return new RuleCommand.Complete(
                TermReader.span(context),
                TermReader.ident(context.name()),
                Optional.ofNullable(context.payload()).map(terms::payload));
    }

    @Override
    public RuleCommand visitProbeRule(TwinParser.ProbeRuleContext context) {
        return new RuleCommand.Probe(
                TermReader.span(context),
                terms.path(context.place()),
                TermReader.ident(context.binding().name()));
    }

    @Override
    public RuleCommand visitCountRule(TwinParser.CountRuleContext context) {
        return new RuleCommand.Count(
                TermReader.span(context), TermReader.ident(context.binding().name()));
    }

    @Override
    public RuleCommand visitCloseRule(TwinParser.CloseRuleContext context) {
        return new RuleCommand.Close(TermReader.span(context));
    }

    @Override
    public RuleCommand visitHandshakeRule(TwinParser.HandshakeRuleContext context) {
        return new RuleCommand.Handshake(TermReader.span(context));
    }

    @Override
    public RuleCommand visitAbortRule(TwinParser.AbortRuleContext context) {
        return new RuleCommand.Abort(TermReader.span(context));
    }

    @Override
    public RuleCommand visitLetRule(TwinParser.LetRuleContext context) {
        return new RuleCommand.Let(
                TermReader.span(context),
                TermReader.ident(context.name()),
                terms.term(context.expr()));
    }

    @Override
    public RuleCommand visitAssignRule(TwinParser.AssignRuleContext context) {
        return new RuleCommand.Assign(
                TermReader.span(context),
                TermReader.ident(context.name()),
                terms.term(context.expr()));
    }

    @Override
    public RuleCommand visitIfRule(TwinParser.IfRuleContext context) {
        List<RuleCommand.Arm> arms = new ArrayList<>();
        for (int i = 0; i < context.expr().size(); i++) {
            arms.add(new RuleCommand.Arm(terms.term(context.expr(i)), block(context.ruleBlock(i))));
        }
        boolean otherwise = context.ruleBlock().size() > arms.size();
        Span span = Tokens.span(context.start, context.expr(0).stop);
        CommandReader.checkArms(problems, span, arms.size());
        return new RuleCommand.If(
                span,
                arms.size() > CommandReader.ARMS ? arms.subList(0, CommandReader.ARMS) : arms,
                otherwise ? block(context.ruleBlock(arms.size())) : List.of());
    }
}

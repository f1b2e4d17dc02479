package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinBaseVisitor;
import dev.twintrace.protocol.grammar.TwinParser;
import dev.twintrace.protocol.syntax.FieldInit;
import dev.twintrace.protocol.syntax.Guarded;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Item;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads the declarations at the top level. */
final class ItemReader extends TwinBaseVisitor<Item> {
    private final TermReader terms;
    private final CommandReader commands;
    private final QueuePairReader queuePairs;
    private final FailoverReader failovers;

    ItemReader(Problems problems) {
        terms = new TermReader(problems);
        commands = new CommandReader(problems, terms);
        queuePairs = new QueuePairReader(terms);
        failovers = new FailoverReader(terms, commands, new RuleReader(problems, terms));
    }

    @Override
    public Item visitHeaderItem(TwinParser.HeaderItemContext context) {
        Ident name = TermReader.ident(context.name());
        return new Item.Header(Tokens.span(context.start), name, text(context.STRING()));
    }

    private static String text(TerminalNode node) {
        return Optional.ofNullable(node)
                .map(string -> TermReader.string(string.getSymbol()))
                .orElse("");
    }

    @Override
    public Item visitWidthItem(TwinParser.WidthItemContext context) {
        return new Item.Width(TermReader.span(context), terms.term(context.expr()));
    }

    @Override
    public Item visitAtomicityItem(TwinParser.AtomicityItemContext context) {
        return new Item.Atomicity(
                TermReader.span(context),
                guarded(
                        TermReader.ident(context.name()),
                        Optional.ofNullable(context.guarded()),
                        terms));
    }

    @Override
    public Item visitCapItem(TwinParser.CapItemContext context) {
        return new Item.FaultCap(
                TermReader.span(context),
                guarded(terms.term(context.expr()), Optional.ofNullable(context.guarded()), terms));
    }

    @Override
    public Item visitOptionItem(TwinParser.OptionItemContext context) {
        return new Item.OptionItem(
                TermReader.span(context),
                TermReader.ident(context.name()),
                TermReader.ident(context.optionValue()),
                Optional.ofNullable(context.valueSet())
                        .map(set -> TermReader.idents(set.optionValue())),
                Optional.ofNullable(context.relaxation())
                        .map(one -> TermReader.ident(one.optionValue())),
                text(context.STRING()));
    }

    @Override
    public Item visitAlwaysItem(TwinParser.AlwaysItemContext context) {
        return new Item.Always(
                TermReader.span(context), terms.term(context.expr()), text(context.STRING()));
    }

    @Override
    public Item visitObserveItem(TwinParser.ObserveItemContext context) {
        return new Item.Observe(
                TermReader.span(context), context.place().stream().map(terms::path).toList());
    }

    @Override
    public Item visitExpectItem(TwinParser.ExpectItemContext context) {
        List<Ident> classes =
                context.STRING().stream()
                        .map(node -> node.getSymbol())
                        .map(token -> new Ident(TermReader.string(token), Tokens.span(token)))
                        .toList();
        List<Item.Setting> with =
                context.setting().stream()
                        .map(one ->
                                new Item.Setting(
                                        TermReader.ident(one.name()),
                                        TermReader.ident(one.optionValue())))
                        .toList();
        return new Item.Expect(
                TermReader.span(context), TermReader.ident(context.verdict()), classes, with);
    }

    @Override
    public Item visitHostItem(TwinParser.HostItemContext context) {
        List<Item.HostEntry> entries = new ArrayList<>();
        if (context.hostBody() != null) {
            HostEntries visitor = new HostEntries();
            for (TwinParser.HostEntryContext entry : context.hostBody().hostEntry()) {
                entries.add(visitor.visit(entry));
            }
        }
        return new Item.HostItem(
                Tokens.span(context.start, context.name().stop),
                TermReader.ident(context.name()),
                List.copyOf(entries));
    }

    @Override
    public Item visitQueuePairItem(TwinParser.QueuePairItemContext context) {
        return queuePairs.read(context);
    }

    @Override
    public Item visitProcessItem(TwinParser.ProcessItemContext context) {
        return new Item.ProcessItem(
                Tokens.span(context.start, context.name(1).stop),
                context.getStart().getText().equals("daemon"),
                TermReader.ident(context.name(0)),
                TermReader.ident(context.name(1)),
                commands.block(context.block()));
    }

    @Override
    public Item visitFailoverItem(TwinParser.FailoverItemContext context) {
        return failovers.read(context);
    }

    static <F> Guarded<F> guarded(
            F fact, Optional<TwinParser.GuardedContext> condition, TermReader terms) {
        return new Guarded<>(fact, condition.map(guard -> terms.term(guard.expr())));
    }

    private final class HostEntries extends TwinBaseVisitor<Item.HostEntry> {
        @Override
        public Item.HostEntry visitNicsEntry(TwinParser.NicsEntryContext context) {
            return new Item.HostEntry.Nics(
                    TermReader.span(context), TermReader.idents(context.name()));
        }

        @Override
        public Item.HostEntry visitWordEntry(TwinParser.WordEntryContext context) {
            Span span = TermReader.span(context.name());
            return new Item.HostEntry.WordEntry(
                    TermReader.ident(context.name()),
                    size(Optional.ofNullable(context.size())),
                    List.of(new FieldInit(new Ident("", span), terms.term(context.expr()))));
        }

        @Override
        public Item.HostEntry visitRecordEntry(TwinParser.RecordEntryContext context) {
            return new Item.HostEntry.WordEntry(
                    TermReader.ident(context.name()),
                    size(Optional.ofNullable(context.size())),
                    terms.fields(context.fieldInit()));
        }

        private Optional<Term> size(Optional<TwinParser.SizeContext> context) {
            return context.map(size -> terms.term(size.expr()));
        }
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinBaseVisitor;
import dev.twintrace.protocol.grammar.TwinParser;
import dev.twintrace.protocol.syntax.Guarded;
import dev.twintrace.protocol.syntax.Item;
import dev.twintrace.protocol.syntax.QueuePairFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads queue pairs. */
final class QueuePairReader extends TwinBaseVisitor<QueuePairFact> {
    private final TermReader terms;

    QueuePairReader(TermReader terms) {
        this.terms = terms;
    }

    Item.QueuePairItem read(TwinParser.QueuePairItemContext context) {
        List<Guarded<QueuePairFact>> facts = new ArrayList<>();
        if (context.queuePairBody() != null) {
            for (TwinParser.QueuePairEntryContext entry :
                    context.queuePairBody().queuePairEntry()) {
                facts.add(
                        ItemReader.guarded(
                                visit(entry.queuePairFact()),
                                Optional.ofNullable(entry.guarded()),
                                terms));
            }
        }
        return new Item.QueuePairItem(
                Tokens.span(context.start, context.name(2).stop),
                TermReader.ident(context.name(0)),
                TermReader.ident(context.name(1)),
                TermReader.ident(context.name(2)),
                List.copyOf(facts));
    }

    @Override
    public QueuePairFact visitLanesFact(TwinParser.LanesFactContext context) {
        return new QueuePairFact.Lanes(TermReader.span(context), terms.term(context.expr()));
    }

    @Override
    public QueuePairFact visitLaneFact(TwinParser.LaneFactContext context) {
        return new QueuePairFact.Lane(
                TermReader.span(context),
                terms.term(context.expr()),
                TermReader.ident(context.name(0)),
                TermReader.ident(context.name(1)));
    }

    @Override
    public QueuePairFact visitExactlyOnceFact(TwinParser.ExactlyOnceFactContext context) {
        return new QueuePairFact.ExactlyOnce(TermReader.span(context));
    }

    @Override
    public QueuePairFact visitPlacementFact(TwinParser.PlacementFactContext context) {
        return new QueuePairFact.PlacementRelaxed(TermReader.span(context));
    }

    @Override
    public QueuePairFact visitReadsFact(TwinParser.ReadsFactContext context) {
        return new QueuePairFact.ReadsRelaxed(TermReader.span(context));
    }

    @Override
    public QueuePairFact visitReceivesFact(TwinParser.ReceivesFactContext context) {
        return new QueuePairFact.Receives(
                TermReader.span(context),
                terms.term(context.expr(0)),
                Optional.ofNullable(context.expr(1)).map(terms::term));
    }

    @Override
    public QueuePairFact visitPerLaneFact(TwinParser.PerLaneFactContext context) {
        return new QueuePairFact.ReceivesPerLane(TermReader.span(context));
    }

    @Override
    public QueuePairFact visitNumberFact(TwinParser.NumberFactContext context) {
        return new QueuePairFact.NumberOf(
                TermReader.span(context), TermReader.ident(context.name()));
    }

    @Override
    public QueuePairFact visitConnectionIdsFact(TwinParser.ConnectionIdsFactContext context) {
        return new QueuePairFact.ConnectionIds(TermReader.span(context));
    }

    @Override
    public QueuePairFact visitRnrFact(TwinParser.RnrFactContext context) {
        return new QueuePairFact.ReceiverNotReady(
                TermReader.span(context), context.stop.getText().equals("error"));
    }
}

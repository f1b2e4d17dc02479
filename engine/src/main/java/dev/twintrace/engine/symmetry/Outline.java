package dev.twintrace.engine.symmetry;

import dev.twintrace.engine.symmetry.Name.Kind;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Word;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a protocol with its names taken out. Two parts are equal up to a renaming if their
 * shapes are equal and the renaming maps the names of the one to those of the other, in order.
 *
 * <p>{@code q1.write(x, 5)} and {@code q2.write(y, 5)} have the same shape, and the names q1, x and
 * q2, y.
 */
record Outline(List<Object> shape, List<Name> names) {

    /** Of anything in a protocol that has a name. */
    static Outline of(Protocol protocol, Name name) {
        Writer w = new Writer();
        switch (name.kind()) {
            case HOST -> w.host(protocol.hosts().get(name.id()));
            case WORD -> w.word(protocol.words().get(name.id()));
            case ELEMENT -> w.name(Kind.WORD, name.id());
            case QUEUE_PAIR -> w.queuePair(protocol, protocol.queuePairs().get(name.id()));
            case PROCESS -> w.process(protocol.processes().get(name.id()));
            case FAILOVER -> w.failover(protocol.failovers().get(name.id()));
        }
        return new Outline(List.copyOf(w.shape), List.copyOf(w.names));
    }

    private static final class Writer {
        private final List<Object> shape = new ArrayList<>();
        private final List<Name> names = new ArrayList<>();

        private void name(Kind kind, int id) {
            shape.add(kind);
            names.add(Name.of(kind, id));
        }

        private void host(Host h) {
            shape.add(h.nics().size());
        }

        private void word(Word w) {
            part(List.of(w.length(), w.array(), w.fields(), w.initial(), w.owner()));
            name(Kind.HOST, w.host());
        }

        private void queuePair(Protocol protocol, QueuePair q) {
            part(q.lanes());
            part(List.of(q.exactlyOnce(), q.relaxedPlacement(), q.relaxedReads(), q.receives()));
            name(Kind.HOST, q.sender());
            name(Kind.HOST, q.target());
            q.number()
                    .ifPresent(n -> {
                        shape.add(n.connectionIds());
                        name(Kind.QUEUE_PAIR, n.from());
                    });
            for (int i = 0; i < protocol.failovers().size(); i++) {
                if (protocol.failovers().get(i).queuePairs().stream()
                        .anyMatch(c -> c.id() == q.id())) {
                    name(Kind.FAILOVER, i);
                }
            }
        }

        private void process(ProcessDecl p) {
            shape.add(p.daemon());
            name(Kind.HOST, p.host());
            part(p.locals());
            part(p.body());
        }

        /** All but which queue pairs it covers: they say so themselves. */
        private void failover(Failover f) {
            part(List.of(f.laneFaults(), f.nicFaults(), f.losses(), f.lateOriginals(), f.onMove()));
            part(List.of(f.count(), f.log(), f.locals(), f.rule(), f.notice()));
        }

        /**
         * Any part of the tree. It is made of records, lists and plain values, so that only those
         * have to be told apart that name something; no construct can be forgotten.
         */
        private void part(Object part) {
            switch (part) {
                case Span _ -> {}
                case Local l -> shape.add(l.id());
                case Word w -> name(Kind.WORD, w.id());
                case QueuePair q -> name(Kind.QUEUE_PAIR, q.id());
                case Location(Word w, Expr.Const(long element), int field) -> {
                    shape.add(field);
                    shape.add(Kind.ELEMENT);
                    names.add(Name.element(w.id(), element));
                }
                case Record r -> {
                    shape.add(r.getClass());
                    for (RecordComponent c : r.getClass().getRecordComponents()) {
                        part(component(r, c));
                    }
                }
                case List<?> l -> {
                    shape.add(l.size());
                    l.forEach(this::part);
                }
                case Optional<?> o -> {
                    shape.add(o.isPresent());
                    o.ifPresent(this::part);
                }
                default -> shape.add(part);
            }
        }

        private static Object component(Record r, RecordComponent c) {
            try {
                return c.getAccessor().invoke(r);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the tree's records are public", e);
            }
        }
    }
}

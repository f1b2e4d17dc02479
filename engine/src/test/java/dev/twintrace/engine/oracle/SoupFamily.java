package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.num;
import static dev.twintrace.engine.oracle.Exprs.ref;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** A few requests of any kinds on shared words, a wait, and a bystander: what nobody thought of. */
final class SoupFamily {
    private final Dice dice;
    private final Scene s;
    private final int a;
    private final int b;
    private final List<Word> far = new ArrayList<>();
    private final Word near;
    private final Word ring;
    private final Word pair;
    private final Word here;
    private final boolean wholes;
    private final QueuePair q;

    private SoupFamily(Dice dice) {
        this.dice = dice;
        s = new Scene(dice, dice.between(1, 2));
        a = s.tree.host("a");
        b = dice.chance(90) ? s.tree.host("b") : a;
        far.add(s.tree.word(b, "x"));
        far.add(s.tree.word(b, "y", dice.below(2)));
        ring = s.tree.array(b, "ring", 2);
        near = s.tree.word(a, "near", 1);
        pair = s.tree.fields(b, "pair", "left", "right");
        here = s.tree.fields(a, "here", "left", "right");
        wholes = dice.chance(30);
        q =
                s.link(
                        "q",
                        a,
                        b,
                        new Tree.Traits(dice.chance(10), dice.chance(30), dice.chance(30)),
                        new QueuePair.Receives(
                                dice.between(2, 4), dice.chance(15), dice.chance(25)));
    }

    static Protocol of(Dice dice) {
        return new SoupFamily(dice).build();
    }

    private Protocol build() {
        Code c = s.tree.code();
        Local v = c.local("v");
        Local w = c.local("w");
        List<Statement> sender = new ArrayList<>();
        List<RequestKind> kinds = new ArrayList<>();
        int count = dice.between(1, 2);
        for (int i = 0; i < count; i++) {
            RequestKind kind = dice.pick(RequestKind.values());
            kinds.add(kind);
            int lane = dice.chance(10) ? dice.below(s.lanes()) : Statement.Post.CURRENT;
            sender.add(
                    c.post(
                            q,
                            lane,
                            wholes && dice.chance(60) ? structured(kind, v, w) : request(kind, v)));
            if (dice.chance(20)) {
                sender.add(c.store(near, value(s.width)));
            }
        }
        if (dice.chance(70)) {
            sender.add(c.waitFor(q));
            if (dice.chance(70)) {
                sender.add(c.emit(ref(v), ref(w)));
            }
        }
        s.tree.process("sender", a, false, c, sender);
        if (dice.chance(70)) {
            bystander("bystander");
        }
        if (dice.chance(10)) {
            bystander("other");
        }
        RuleBook rules = new RuleBook(s);
        boolean mapped = kinds.stream().allMatch(k -> k == RequestKind.CAS);
        boolean plain = kinds.stream().allMatch(k -> k == RequestKind.WRITE);
        s.failover(
                q,
                switch (dice.below(5)) {
                    case 0 -> rules.byKind(List.copyOf(kinds));
                    case 1, 2 -> new WildRule(s, far, wholes).make();
                    case 3 -> mapped ? rules.mapping() : plain ? rules.probing() : rules.plain();
                    default -> rules.plain();
                });
        if (dice.chance(20)) {
            s.observeSome();
        }
        return s.build("soup", far);
    }

    private void bystander(String name) {
        Code r = s.tree.code();
        Local x = r.local("x");
        List<Statement> body = new ArrayList<>();
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            body.add(
                    switch (dice.below(8)) {
                        case 6 -> r.store(pair, value(s.width), ref(x));
                        case 7 -> r.load(List.of(x), Tree.field(pair, dice.below(2)));
                        case 0 -> r.load(x, dice.pick(far));
                        case 1 -> r.store(dice.pick(far), value(s.width));
                        case 2 -> r.store(place(), ref(x));
                        case 3 -> r.choose(x, 2);
                        case 4 ->
                                r.choice(
                                        Exprs.eq(x, 0),
                                        List.of(r.store(far.getFirst(), s.some())),
                                        List.of(r.load(x, far.getLast())));
                        default -> r.emit(ref(x));
                    });
        }
        s.tree.process(name, b, false, r, body);
    }

    private Request request(RequestKind kind, Local result) {
        boolean fenced = dice.chance(30);
        int site = s.tree.site(q);
        return switch (kind) {
            case WRITE -> new Request.Write(site, fenced, place(), payload());
            case WRITE_IMM ->
                    new Request.WriteImm(site, fenced, place(), payload(), value(s.width));
            case READ ->
                    new Request.Read(
                            site,
                            fenced,
                            place(),
                            dice.chance(60)
                                    ? new Request.Destination.Locals(List.of(result))
                                    : new Request.Destination.Memory(Tree.at(near)));
            case FADD -> new Request.FetchAndAdd(site, fenced, place(), num(1), List.of(result));
            case CAS ->
                    new Request.CompareAndSwap(
                            site,
                            fenced,
                            place(),
                            num(dice.below(2)),
                            value(s.width),
                            List.of(result));
            case SEND -> new Request.Send(site, fenced, payload());
        };
    }

    /** The same with a place of two fields, or with one of them. */
    private Request structured(RequestKind kind, Local left, Local right) {
        boolean fenced = dice.chance(30);
        Location field = Tree.field(pair, dice.below(2));
        return switch (kind) {
            case WRITE ->
                    new Request.Write(
                            s.tree.site(q),
                            fenced,
                            Tree.at(pair),
                            dice.chance(40)
                                    ? Code.from(here)
                                    : Code.values(value(s.width), num(1)));
            case READ ->
                    new Request.Read(
                            s.tree.site(q),
                            fenced,
                            Tree.at(pair),
                            dice.chance(60)
                                    ? new Request.Destination.Locals(List.of(left, right))
                                    : new Request.Destination.Memory(Tree.at(here)));
            case FADD ->
                    new Request.FetchAndAdd(s.tree.site(q), fenced, field, num(1), List.of(right));
            case CAS ->
                    new Request.CompareAndSwap(
                            s.tree.site(q), fenced, field, num(0), num(1), List.of(right));
            case WRITE_IMM, SEND -> request(kind, left);
        };
    }

    private Request.Payload payload() {
        return dice.chance(25) ? Code.from(near) : Code.values(value(s.width));
    }

    /** Now and then an index that is out of range. */
    private Location place() {
        if (dice.chance(25)) {
            int index = dice.chance(4) && s.width > 1 ? 3 : dice.below(2);
            return Tree.at(ring, num(index));
        }
        return Tree.at(dice.pick(far));
    }

    private Expr value(int width) {
        return num(dice.below(1 << width));
    }
}

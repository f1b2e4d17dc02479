package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** What all families of random protocols share: the faults, and what queue pairs are like. */
final class Scene {
    final Dice dice;
    final Tree tree;
    final int width;
    private final int laneFaults;
    private final int nicFaults;
    private final int losses;
    private final int lanes;
    private boolean late;
    private boolean observeAll = true;
    private int moving = 15;

    Scene(Dice dice, int width) {
        this(dice, width, dice.weighted(66, 12, 12, 5, 5));
    }

    /** Where more than one lane is likely to fail. */
    static Scene severe(Dice dice, int width) {
        return new Scene(dice, width, dice.weighted(35, 40, 20, 0, 5));
    }

    private Scene(Dice dice, int width, int kind) {
        this.dice = dice;
        this.width = width;
        this.tree = new Tree(width);
        laneFaults =
                switch (kind) {
                    case 0, 4 -> 1;
                    case 1 -> 2;
                    default -> 0;
                };
        nicFaults = kind == 2 ? 1 : 0;
        losses = kind >= 3 ? 1 : 0;
        int enough = laneFaults + nicFaults + 1;
        lanes = dice.chance(88) ? Math.max(2, enough) : Math.max(1, enough - 1);
        late = dice.chance(40);
        if (laneFaults == 2 && dice.chance(40)) {
            tree.totalFaults(1);
        }
    }

    /** How many lanes the queue pairs with a failover block have. */
    int lanes() {
        return lanes;
    }

    boolean late() {
        return late;
    }

    void originals(boolean areLate) {
        late = areLate;
    }

    /** How likely it is that rules also start on moving on. */
    void orMove(int percent) {
        moving = percent;
    }

    Expr num(long value) {
        return Exprs.num(value & ((1L << width) - 1));
    }

    /** Any value but 0. */
    Expr some() {
        return num(width == 1 ? 1 : dice.between(1, (1 << width) - 1));
    }

    /** A queue pair that the faults may hit. */
    QueuePair link(int from, int to) {
        return link("q", from, to, new QueuePair.Receives(0, false, false));
    }

    QueuePair link(String name, int from, int to, QueuePair.Receives receives) {
        return link(
                name,
                from,
                to,
                new Tree.Traits(dice.chance(7), dice.chance(10), dice.chance(8)),
                receives);
    }

    QueuePair link(String name, int from, int to, Tree.Traits traits, QueuePair.Receives receives) {
        boolean shared = dice.chance(15);
        List<QueuePair.Lane> paths = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            paths.add(new QueuePair.Lane(i, shared ? 0 : i));
        }
        return tree.qp(name, from, to, List.copyOf(paths), traits, receives);
    }

    /** A queue pair without failover block. */
    QueuePair sideLink(String name, int from, int to) {
        return sideLink(name, from, to, new QueuePair.Receives(0, false, false));
    }

    QueuePair sideLink(String name, int from, int to, QueuePair.Receives receives) {
        int nic = dice.pick(0, 1, 2);
        return tree.qp(
                name,
                from,
                to,
                List.of(new QueuePair.Lane(nic, nic)),
                new Tree.Traits(false, false, false),
                receives);
    }

    void failover(QueuePair queuePair, Rule rule) {
        failover(List.of(queuePair), rule);
    }

    void failover(List<QueuePair> queuePairs, Rule rule) {
        tree.failover(
                new Failover(
                        queuePairs,
                        laneFaults,
                        nicFaults,
                        losses,
                        late,
                        rule.count(),
                        rule.log(),
                        rule.code().locals(),
                        rule.statements(),
                        dice.chance(moving),
                        rule.notice()));
    }

    /** Only some words count at the end. */
    void observeSome() {
        observeAll = false;
    }

    Protocol buildObserving(String name, List<Word> observed) {
        return tree.build(name, observed);
    }

    Protocol build(String name, List<Word> application) {
        if (dice.chance(25)) {
            tree.atomicityNic();
        }
        return observeAll ? tree.build(name) : tree.build(name, dice.some(application, 40));
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.FailoverFact;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.RuleCommand;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks a failover block whose queue pairs and whose processes' requests are known. */
final class FailoverBuilder {
    private final Checking checking;
    private final Problems problems;
    private final BlockFacts facts;
    private final List<QueuePair> queuePairs = new ArrayList<>();

    FailoverBuilder(Checking checking, BlockFacts facts) {
        this.checking = checking;
        this.problems = checking.problems();
        this.facts = facts;
        for (Ident name : facts.item.queuePairs()) {
            checking.world().queuePair(name, problems).ifPresent(queuePairs::add);
        }
    }

    Failover build() {
        checkFacts();
        RuleScope scope = new RuleScope(checking, facts, target(), requests());
        List<List<OverlayStatement>> rules = new ArrayList<>();
        facts.rule.ifPresent(error -> {
            Runnable lower = () -> rules.add(new RuleLowering(scope).block(error.rule()));
            if (requestsKnown()) {
                lower.run();
            } else {
                // What the request at hand may be is not known, so only names can be checked.
                problems.inFoldedCode(lower);
            }
        });
        List<OverlayStatement> rule = rules.stream().findFirst().orElse(List.of());
        facts.rule.ifPresent(error -> checkLanes(error.rule()));
        List<Failover.Notice> notice =
                facts.notice.map(code -> List.of(notice(code))).orElse(List.of());
        problems.inFoldedCode(this::checkFoldedAway);
        return new Failover(
                List.copyOf(queuePairs),
                facts.laneFaults,
                facts.nicFaults,
                facts.losses,
                facts.late.orElse(false),
                facts.count.orElse(new Failover.Count(false, false)),
                logs(),
                scope.symbols().locals(),
                rule,
                powers(),
                facts.rule.map(FailoverFact.OnError::onMove).orElse(false),
                notice);
    }

    private Set<Failover.Power> powers() {
        Set<Failover.Power> granted = EnumSet.noneOf(Failover.Power.class);
        if (facts.probe) {
            granted.add(Failover.Power.PROBE);
        }
        if (facts.count.isPresent()) {
            granted.add(Failover.Power.COUNT);
        }
        if (facts.close) {
            granted.add(Failover.Power.CLOSE);
        }
        return Collections.unmodifiableSet(granted);
    }

    private void checkFoldedAway() {
        for (FailoverFact fact : facts.foldedAway) {
            if (fact instanceof FailoverFact.OnError error) {
                RuleScope scope = new RuleScope(checking, facts, target(), requests());
                new RuleLowering(scope).block(error.rule());
            } else if (fact instanceof FailoverFact.OnNotice code) {
                notice(code);
            }
        }
    }

    private void checkFacts() {
        Span span = facts.item.span();
        if (facts.faults() > 0 && facts.late.isEmpty()) {
            problems.report(
                    Code.ORIGINALS_MISSING,
                    span,
                    "this block has faults and does not say what becomes of the packets of a failed"
                            + " lane",
                    "add `originals bounded` (they do not outlive the timeout) or `originals late`"
                            + " (they may)");
        }
        if (facts.rule.isEmpty()) {
            problems.report(
                    Code.RULE_MISSING,
                    span,
                    "this block does not say what to do about an error",
                    "add `on error { resend }`, or `on error { }` to ignore it");
        }
        if (facts.faults() + facts.losses == 0 && !facts.faultsSaid) {
            problems.report(
                    Code.NO_FAULTS,
                    span,
                    "this block allows no faults, so its rule never runs",
                    "add `faults 1`");
        }
    }

    /** Resending needs a lane that is left. */
    private void checkLanes(List<RuleCommand> rule) {
        for (QueuePair queuePair : queuePairs) {
            if (queuePair.lanes().size() < 2 && facts.faults() > 0) {
                resend(rule)
                        .ifPresent(span ->
                                problems.report(
                                        Code.NO_LANE_LEFT,
                                        span,
                                        "`"
                                                + queuePair.name()
                                                + "` has one lane, so after a fault there"
                                                + " is none to resend on",
                                        "give it `lanes 2`, or leave `lanes` out"));
            }
        }
    }

    private static Optional<Span> resend(List<RuleCommand> rule) {
        for (RuleCommand command : rule) {
            Optional<Span> found =
                    switch (command) {
                        case RuleCommand.Resend resend -> Optional.of(resend.span());
                        case RuleCommand.Each each -> resend(each.body());
                        case RuleCommand.If choice -> {
                            Optional<Span> inside = resend(choice.otherwise());
                            for (RuleCommand.Arm arm : choice.arms()) {
                                inside = inside.or(() -> resend(arm.body()));
                            }
                            yield inside;
                        }
                        case RuleCommand.Complete other -> Optional.empty();
                        case RuleCommand.Probe other -> Optional.empty();
                        case RuleCommand.Count other -> Optional.empty();
                        case RuleCommand.Close other -> Optional.empty();
                        case RuleCommand.Handshake other -> Optional.empty();
                        case RuleCommand.Abort other -> Optional.empty();
                        case RuleCommand.Let other -> Optional.empty();
                        case RuleCommand.Assign other -> Optional.empty();
                    };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Host> target() {
        List<Integer> targets = queuePairs.stream().map(QueuePair::target).distinct().toList();
        return targets.size() == 1
                ? Optional.of(checking.world().hosts().get(targets.getFirst()))
                : Optional.empty();
    }

    private boolean requestsKnown() {
        boolean declared = queuePairs.size() == facts.item.queuePairs().size();
        return declared && queuePairs.stream().allMatch(checking.traffic()::complete);
    }

    private List<Hand.Candidate> requests() {
        List<Hand.Candidate> all = new ArrayList<>();
        for (QueuePair queuePair : queuePairs) {
            List<String> message = checking.messages().of(queuePair.name()).orElse(Value.PLAIN);
            checking.traffic()
                    .requests(queuePair)
                    .forEach(request -> all.add(new Hand.Candidate(request, message)));
        }
        return List.copyOf(all);
    }

    private List<Failover.Log> logs() {
        List<Failover.Log> logs = new ArrayList<>();
        for (FailoverFact.Log log : facts.logs) {
            target().flatMap(host -> checking.world().word(host.id(), log.name().text()))
                    .filter(word -> word.owner() == Word.Owner.OVERLAY)
                    .ifPresent(word -> logs.add(new Failover.Log(word, log.order())));
        }
        return List.copyOf(logs);
    }

    private Failover.Notice notice(FailoverFact.OnNotice code) {
        if (target().isEmpty()) {
            problems.report(
                    Code.SEVERAL_TARGETS,
                    code.span(),
                    "the queue pairs of this block end at different hosts, so it is not clear where"
                            + " this code runs",
                    "give each queue pair a failover block of its own");
            return new Failover.Notice(code.outOfBand(), List.of(), List.of());
        }
        ProcessScope scope =
                new ProcessScope(
                        checking,
                        "the code at the receiver",
                        target().get().id(),
                        ProcessScope.Role.NOTICE);
        List<Statement> body = new CommandLowering(scope).block(code.body());
        return new Failover.Notice(code.outOfBand(), scope.symbols().locals(), body);
    }
}

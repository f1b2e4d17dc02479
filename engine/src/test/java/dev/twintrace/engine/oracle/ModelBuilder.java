package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a {@link Model} off a protocol. */
final class ModelBuilder {
    private final Protocol protocol;
    private final long mask;
    private final Map<Actor, ProcessCode> codes = new HashMap<>();
    private final List<Optional<RuleCode>> rules = new ArrayList<>();

    private ModelBuilder(Protocol protocol) {
        this.protocol = protocol;
        this.mask = protocol.width() == 64 ? -1L : (1L << protocol.width()) - 1;
    }

    static Model of(Protocol protocol) {
        return new ModelBuilder(protocol).build();
    }

    private Model build() {
        for (ProcessDecl process : protocol.processes()) {
            codes.put(
                    new Actor.Program(process.id()),
                    ProcessCode.of(process.body(), process.locals().size(), !process.daemon()));
        }
        for (QueuePair queuePair : protocol.queuePairs()) {
            Optional<Failover> failover = failover(queuePair.id());
            rules.add(failover.map(f -> RuleCode.of(f.rule(), f.locals().size())));
            for (Failover.Notice notice : failover.map(Failover::notice).orElse(List.of())) {
                codes.put(
                        new Actor.Notice(queuePair.id()),
                        ProcessCode.of(notice.body(), notice.locals().size(), false));
            }
        }
        List<Optional<Actor>> posters = new ArrayList<>();
        List<Map<Integer, Request>> sites = new ArrayList<>();
        List<Set<Integer>> namedLanes = new ArrayList<>();
        List<Model.Moduli> moduli = new ArrayList<>();
        for (QueuePair queuePair : protocol.queuePairs()) {
            Map<Integer, Request> requests = new HashMap<>();
            Set<Integer> named = new HashSet<>();
            Optional<Actor> poster = Optional.empty();
            for (Map.Entry<Actor, ProcessCode> code : codes.entrySet()) {
                for (Statement statement : code.getValue().all()) {
                    if (statement instanceof Statement.Post post
                            && post.queuePair().id() == queuePair.id()) {
                        requests.put(post.request().site(), post.request());
                        if (post.lane() != Statement.Post.CURRENT) {
                            named.add(post.lane());
                        }
                        poster = Optional.of(code.getKey());
                    }
                }
            }
            posters.add(poster);
            sites.add(Map.copyOf(requests));
            namedLanes.add(Set.copyOf(named));
            moduli.add(moduli(queuePair.id()));
        }
        return new Model(
                protocol,
                mask,
                Map.copyOf(codes),
                List.copyOf(rules),
                List.copyOf(posters),
                List.copyOf(sites),
                List.copyOf(namedLanes),
                sections(),
                List.copyOf(moduli));
    }

    private Optional<Failover> failover(int queuePair) {
        return protocol.failovers().stream().filter(f -> Model.covers(f, queuePair)).findFirst();
    }

    private Model.Moduli moduli(int queuePair) {
        List<OverlayStatement> rule = rules.get(queuePair).map(RuleCode::all).orElse(List.of());
        List<Expr> expressions = rule.stream().flatMap(s -> Model.expressions(s).stream()).toList();
        long value = mask + 1;
        long number =
                expressions.stream().anyMatch(e -> Model.uses(e, Expr.RequestNumber.class))
                        ? value
                        : 1;
        List<Failover.Log> logs =
                failover(queuePair).map(Failover::log).orElse(List.<Failover.Log>of());
        for (Failover.Log log : logs) {
            // The element of the log is the number modulo the log's length, before it wraps.
            number = number == 0 || number > 1 << 20 ? 0 : number * log.word().length();
        }
        boolean message =
                expressions.stream().anyMatch(e -> Model.uses(e, Expr.RequestMessage.class));
        boolean count = rule.stream().anyMatch(OverlayStatement.Count.class::isInstance);
        return new Model.Moduli(number, message ? value : 1, count ? value : 1);
    }

    private List<String> sections() {
        Set<String> names = new TreeSet<>();
        for (ProcessCode code : codes.values()) {
            for (Statement statement : code.all()) {
                if (statement instanceof Statement.Enter enter) {
                    names.add(enter.section());
                }
                if (statement instanceof Statement.Leave leave) {
                    names.add(leave.section());
                }
            }
        }
        return List.copyOf(names);
    }
}

package dev.twintrace.report.certificate;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Board;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.verdict.Arena;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.opening.OpenRule;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.certificate.Certificate.Reason;
import dev.twintrace.report.certificate.Certificate.Step;
import dev.twintrace.report.certificate.Certificate.Way;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another opinion on a mutant that the verifier takes, by what the verifier does not use: the
 * explorer, the check, and the sender views of traces. Of protocols whose overlays may not probe.
 */
final class Truth {
    private static final Limits LIMITS = new Limits(1_000_000, 1L << 30, Duration.ofMinutes(1));

    private final Arena arena;
    private final Map<Certificate.Key, SenderView> views = new HashMap<>();

    private Truth(Protocol open) {
        this.arena = ((Arena.Made.Ready) Arena.of(open, false, LIMITS, Progress.NONE)).arena();
    }

    private record Taken(Certificate.Key key, String way) {}

    /** Whether the mutant is evidence as good as the original. */
    static boolean of(Certificate mutant, Certificate original) {
        Certificate.About about = mutant.about();
        TwinFile file = Solved.parsed(TwinFile.parse("mutant", about.text()));
        Protocol protocol = Solved.protocol(file, about.settings());
        boolean same = about.equals(original.about());
        return switch (mutant) {
            case Certificate.OfRule _ ->
                    !same
                            && Check.check(protocol, LIMITS, Progress.NONE) instanceof Verdict v
                            && v.conclusion() == Conclusion.TRANSPARENT;
            case Certificate.OfImpossibility(var _, var powers, boolean watching, Reason reason) ->
                    (same || Solved.solution(protocol) instanceof Solution.Impossible)
                            && watching
                            && powers.equals(((Certificate.OfImpossibility) original).powers())
                            && new Truth(open(protocol)).holds(reason, new ArrayList<>());
        };
    }

    private static Protocol open(Protocol p) {
        return p.with(
                p.failovers().stream()
                        .map(f -> OpenRule.of(p, f, f.powers(), false, false).failover())
                        .toList());
    }

    private boolean holds(Reason reason, List<Taken> path) {
        return switch (reason) {
            case Reason.Run(List<Step> steps) -> holds(steps, path);
            case Reason.Choice(Certificate.Key key, List<Way> ways) ->
                    ways.stream()
                            .allMatch(w -> {
                                List<Taken> longer = new ArrayList<>(path);
                                longer.add(new Taken(key, w.name()));
                                return holds(w.because(), longer);
                            });
        };
    }

    private boolean holds(List<Step> run, List<Taken> path) {
        List<Integer> actions = run.stream().map(Step::action).toList();
        int state = 0;
        for (int action : actions) {
            Optional<Integer> next = next(state, action);
            if (next.isEmpty()) {
                return false;
            }
            state = next.get();
        }
        Trace trace = arena.trace(actions);
        for (int i = 0; i < actions.size(); i++) {
            if (!trace.steps().get(i).action().equals(run.get(i).name())
                    || !decided(actions.get(i), trace, i, path)) {
                return false;
            }
        }
        arena.board().expand(state);
        return arena.bad(state) || stuck(state, path);
    }

    private Optional<Integer> next(int state, int action) {
        Board board = arena.board();
        board.expand(state);
        for (int e = board.first(state); e < board.last(state); e++) {
            if (board.action(e) == action) {
                return Optional.of(board.target(e));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether no good end follows without faults; at a decision that the path makes after some
     * view, only the ways are followed that it makes it after any.
     */
    private boolean stuck(int start, List<Taken> path) {
        Board board = arena.board();
        BitSet seen = new BitSet();
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
        seen.set(start);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            board.expand(state);
            if (arena.released(state)) {
                return false;
            }
            for (int e = board.first(state); e < board.last(state); e++) {
                int to = board.target(e);
                if (!board.fault(e) && !seen.get(to) && allowed(board.action(e), path)) {
                    seen.set(to);
                    queue.add(to);
                }
            }
        }
        return true;
    }

    private boolean allowed(int action, List<Taken> path) {
        for (Model.Opening o : arena.model().openings()) {
            int way = o.ways().indexOf(action);
            if (way >= 0) {
                String name = arena.model().protocol().queuePairs().get(o.queuePair()).name();
                List<Taken> its =
                        path.stream()
                                .filter(t ->
                                        t.key().queuePair().equals(name)
                                                && t.key().decision() == o.decision())
                                .toList();
                return its.isEmpty()
                        || its.stream().anyMatch(t -> t.way().equals(o.names().get(way)));
            }
        }
        return true;
    }

    /** Keys and sender views have to go together one to one in the whole tree. */
    private boolean decided(int action, Trace trace, int step, List<Taken> path) {
        for (Model.Opening o : arena.model().openings()) {
            int way = o.ways().indexOf(action);
            if (way < 0) {
                continue;
            }
            String name = arena.model().protocol().queuePairs().get(o.queuePair()).name();
            SenderView view = SenderView.before(trace, name, step);
            return path.stream()
                    .filter(t ->
                            t.key().queuePair().equals(name)
                                    && t.key().decision() == o.decision()
                                    && t.key().seen().size() == view.events().size())
                    .anyMatch(t ->
                            t.way().equals(o.names().get(way))
                                    && views.computeIfAbsent(t.key(), _ -> view).equals(view));
        }
        return true;
    }
}

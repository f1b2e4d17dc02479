package dev.twintrace.engine.solve;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Option;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which relaxations make failover possible: the minimal sets of them, over the options that the
 * file declares with a relaxed value, bounded originals, and the powers of the overlay.
 *
 * <p>Bounded originals and powers are monotone: each run with bounded originals is one with late
 * ones, and an overlay need not use what it may use. So with the same options a larger set does
 * what a smaller one does. Nothing is inferred from one value of an option for another.
 */
public final class Frontier {
    /**
     * How long a set is looked at, again and again: most take a moment, and those that take long
     * are not to starve the others.
     */
    private static final List<Duration> ROUNDS =
            List.of(Duration.ofMillis(700), Duration.ofSeconds(4), Duration.ofDays(1));

    /** A set gets this part of the time that is left. */
    private static final int SHARE = 4;

    /** But so many nanoseconds at least, while there are any. */
    private static final long LEAST = 2_000_000_000L;

    private static final Solution.Effort NONE = new Solution.Effort(0, 0, 0);

    private final TwinFile file;
    private final Settings fixed;
    private final Limits limits;
    private final Progress progress;
    private final long deadline;
    private final List<Relaxation.Setting> settings = new ArrayList<>();
    private final List<Relaxation> monotone = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();

    /** Something that may make failover easier. */
    public sealed interface Relaxation {
        /** In the words of the command line or the language. */
        String name();

        /** {@code originals bounded, probe}; {@code nothing} for none. */
        static String names(Collection<Relaxation> relaxations) {
            return relaxations.isEmpty()
                    ? "nothing"
                    : relaxations.stream().map(Relaxation::name).collect(Collectors.joining(", "));
        }

        /**
         * An option at its relaxed value.
         *
         * @param strict the value that it has otherwise
         */
        record Setting(String option, String value, String strict) implements Relaxation {
            @Override
            public String name() {
                return option + "=" + value;
            }
        }

        /** Packets of a failed lane do not outlive its error. */
        record Bounded() implements Relaxation {
            @Override
            public String name() {
                return "originals bounded";
            }
        }

        /** A power of the overlay. */
        record Granted(Power power) implements Relaxation {
            @Override
            public String name() {
                return power.name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * A set of relaxations, and what comes of it.
     *
     * @param settings all options that this sets
     * @param powers what the overlays are granted, whatever the file says
     */
    public record Point(
            Set<Relaxation> with, Settings settings, Set<Power> powers, Solution solution) {
        boolean possible() {
            return solution instanceof Solution.Possible;
        }
    }

    /**
     * The answer.
     *
     * @param relaxations all that were considered
     * @param minimal the sets that make it possible while no smaller one that was computed does
     * @param maximal the sets that do not make it possible while no larger one is known not to
     * @param points all that were computed
     * @param inferred how many sets were not, as they follow from others
     * @param open the sets about which nothing is known
     */
    public record Lattice(
            List<Relaxation> relaxations,
            List<Point> minimal,
            List<Point> maximal,
            List<Point> points,
            int inferred,
            List<Set<Relaxation>> open) {}

    private Frontier(TwinFile file, Settings fixed, Limits limits, Progress progress) {
        this.file = file;
        this.fixed = fixed;
        this.limits = limits;
        this.progress = progress;
        this.deadline = System.nanoTime() + limits.timeout().toNanos();
    }

    /**
     * Computes the frontier of a file.
     *
     * @param fixed options that are not to be varied
     * @param limits for all of it
     */
    public static Lattice of(TwinFile file, Settings fixed, Limits limits, Progress progress) {
        return new Frontier(file, fixed, limits, progress).lattice();
    }

    private Lattice lattice() {
        collect();
        Map<Set<Relaxation.Setting>, Level> levels = new LinkedHashMap<>();
        Subsets.of(settings).reversed().forEach(base -> levels.put(base, new Level(monotone)));
        for (Duration most : ROUNDS) {
            levels.forEach((base, level) -> level.look(some -> solved(union(base, some), most)));
        }
        List<Set<Relaxation>> open = new ArrayList<>();
        int inferred = 0;
        for (Map.Entry<Set<Relaxation.Setting>, Level> entry : levels.entrySet()) {
            Level level = entry.getValue();
            level.computed().forEach((some, its) -> point(union(entry.getKey(), some), its));
            level.open().forEach(some -> open.add(union(entry.getKey(), some)));
            inferred += level.inferred();
        }
        List<Point> possible = points.stream().filter(Point::possible).toList();
        List<Point> impossible =
                points.stream().filter(p -> p.solution() instanceof Solution.Impossible).toList();
        List<Relaxation> all = new ArrayList<>(settings);
        all.addAll(monotone);
        return new Lattice(
                List.copyOf(all),
                possible.stream()
                        .filter(p -> possible.stream().noneMatch(q -> smaller(q.with(), p.with())))
                        .toList(),
                impossible.stream()
                        .filter(p ->
                                impossible.stream().noneMatch(q -> smaller(p.with(), q.with())))
                        .toList(),
                List.copyOf(points),
                inferred,
                List.copyOf(open));
    }

    private static boolean smaller(Set<Relaxation> one, Set<Relaxation> other) {
        return one.size() < other.size() && other.containsAll(one);
    }

    /** What may be relaxed: options that change more than the rule, which is left open anyway. */
    private void collect() {
        for (Option option : file.options()) {
            if (option.implicit()
                    || option.relaxed().isEmpty()
                    || fixed.values().containsKey(option.name())) {
                continue;
            }
            String relaxed = option.relaxed().get();
            String strict =
                    option.defaultValue().equals(relaxed)
                            ? option.values().stream()
                                    .filter(v -> !v.equals(relaxed))
                                    .findFirst()
                                    .orElse(relaxed)
                            : option.defaultValue();
            Optional<Protocol> one = protocol(fixed.with(option.name(), relaxed));
            Optional<Protocol> other = protocol(fixed.with(option.name(), strict));
            if (one.isPresent() && other.isPresent() && differ(one.get(), other.get())) {
                settings.add(new Relaxation.Setting(option.name(), relaxed, strict));
            }
        }
        if (!fixed.values().containsKey(Option.ORIGINALS)) {
            monotone.add(new Relaxation.Bounded());
        }
        monotone.add(new Relaxation.Granted(Power.PROBE));
        boolean notifies =
                protocol(fixed)
                        .map(p ->
                                p.queuePairs().stream()
                                        .flatMap(q -> Lowering.requests(p, q).stream())
                                        .anyMatch(r -> r.kind().notifies()))
                        .orElse(false);
        if (notifies) {
            monotone.add(new Relaxation.Granted(Power.COUNT));
        }
        monotone.add(new Relaxation.Granted(Power.CLOSE));
    }

    private static boolean differ(Protocol one, Protocol other) {
        return !withoutRules(one).equals(withoutRules(other));
    }

    private static Protocol withoutRules(Protocol p) {
        return p.with(
                p.failovers().stream()
                        .map(f -> f.with(List.of(), List.of()).with(Set.of()))
                        .toList());
    }

    private Optional<Protocol> protocol(Settings with) {
        return file.instantiate(with) instanceof Instance.Valid(Protocol p, var _)
                ? Optional.of(p)
                : Optional.empty();
    }

    private static Set<Relaxation> union(Set<? extends Relaxation> one, Set<Relaxation> other) {
        Set<Relaxation> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    private void point(Set<Relaxation> with, Solution solution) {
        points.add(new Point(with, settings(with), powers(with), solution));
    }

    private Settings settings(Set<Relaxation> with) {
        Settings at = fixed;
        if (!fixed.values().containsKey(Option.ORIGINALS)) {
            at =
                    at.with(
                            Option.ORIGINALS,
                            with.contains(new Relaxation.Bounded()) ? "bounded" : "late");
        }
        for (Relaxation.Setting s : settings) {
            at = at.with(s.option(), with.contains(s) ? s.value() : s.strict());
        }
        return at;
    }

    private static Set<Power> powers(Set<Relaxation> with) {
        Set<Power> powers = EnumSet.noneOf(Power.class);
        for (Relaxation r : with) {
            if (r instanceof Relaxation.Granted(Power power)) {
                powers.add(power);
            }
        }
        return powers;
    }

    /** Within a part of the time that is left: no set is to starve the others. */
    private Optional<Solution> solved(Set<Relaxation> with, Duration most) {
        long left = deadline - System.nanoTime();
        long part = Math.min(most.toNanos(), Math.max(left / SHARE, Math.min(left, LEAST)));
        Optional<Protocol> protocol = protocol(settings(with));
        if (protocol.isEmpty()) {
            return Optional.of(
                    new Solution.Unknown("the file cannot have these settings together", NONE));
        }
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        List<Failover> blocks =
                protocol.get().failovers().stream().map(f -> f.with(powers(with))).toList();
        return Optional.of(
                Solver.possible(
                        protocol.get().with(blocks),
                        new Limits(
                                limits.maxStates(),
                                limits.maxMemoryBytes(),
                                Duration.ofNanos(part)),
                        progress));
    }
}

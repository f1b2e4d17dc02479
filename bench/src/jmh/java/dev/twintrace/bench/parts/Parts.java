package dev.twintrace.bench.parts;

import dev.twintrace.bench.golden.EngineSearch;
import dev.twintrace.bench.golden.GoldenModel;
import dev.twintrace.bench.golden.Row;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Successors;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.engine.store.StateSet;
import dev.twintrace.protocol.model.Model;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** On all states of the golden model's row 2-1-2-2, in the order of their discovery, per state. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Parts.STATES)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
public class Parts {
    static final int STATES = 131_759;

    private final Row row = Row.named("2-1-2-2").orElseThrow();
    private final Exploration found =
            EngineSearch.explore(row, EngineSearch.Steps.COMPILED, 1).found();
    private final Model model = new GoldenModel(row).model();
    private final Successors interpreted = steps(EngineSearch.Steps.INTERPRETED);
    private final Successors compiled = steps(EngineSearch.Steps.COMPILED);
    private final Ear ear = new Ear();
    private int words;
    private long[] packed = {};
    private StateSet full = new StateSet(1);

    private Successors steps(EngineSearch.Steps steps) {
        return steps.of(model, new Interpreter(model));
    }

    /** All states, packed; and past the states before which nothing is compiled. */
    @Setup
    public void prepare() {
        if (found.size() != STATES) {
            throw new IllegalStateException("there are " + found.size() + " states");
        }
        words = compiled.layout().words();
        packed = new long[STATES * words];
        long[] cells = new long[model.size()];
        for (int s = 0; s < STATES; s++) {
            found.read(s, cells);
            compiled.layout().pack(cells, packed, s * words);
        }
        full = new StateSet(words);
        addAll(full);
        expandAll(compiled);
    }

    /** A set that grows from nothing. */
    @Benchmark
    public StateSet addNew() {
        StateSet set = new StateSet(words);
        addAll(set);
        return set;
    }

    /** States that the set has. */
    @Benchmark
    public StateSet addKnown() {
        addAll(full);
        return full;
    }

    /** All steps by the interpreter. */
    @Benchmark
    public void expandInterpreted(Blackhole hole) {
        expandAll(interpreted);
        hole.consume(ear.seen);
    }

    /** All steps by compiled code. */
    @Benchmark
    public void expandCompiled(Blackhole hole) {
        expandAll(compiled);
        hole.consume(ear.seen);
    }

    private void addAll(StateSet set) {
        for (int s = 0; s < STATES; s++) {
            set.add(packed, s * words);
        }
    }

    private void expandAll(Successors successors) {
        for (int s = 0; s < STATES; s++) {
            successors.expand(packed, s * words, ear);
        }
        // The layout stays as it is: none of the variables is narrowed.
        successors.use(successors.wish());
    }

    /** Looks at each step, so that none is optimised away. */
    private static final class Ear implements Successors.Sink {
        private long seen;

        @Override
        public void step(int action, long[] next) {
            seen += next[0] ^ action;
        }

        @Override
        public void mistake(int action, MistakeInFile mistake) {
            throw mistake;
        }
    }
}

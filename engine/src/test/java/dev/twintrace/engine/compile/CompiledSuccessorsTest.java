package dev.twintrace.engine.compile;

import static dev.twintrace.engine.ModelBuilder.increment;
import static dev.twintrace.engine.ModelBuilder.is;
import static dev.twintrace.engine.ModelBuilder.less;
import static dev.twintrace.engine.ModelBuilder.read;
import static dev.twintrace.engine.ModelBuilder.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.ModelBuilder;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Explorer;
import dev.twintrace.engine.explore.InterpretedSuccessors;
import dev.twintrace.engine.explore.Layout;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.explore.Successors;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.semantics.Lowering;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledSuccessorsTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");

    /** HotSpot compiles no longer methods. */
    private static final int HUGE = 8000;

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files =
                Files.walk(Path.of(System.getProperty("twintrace.root"), "examples"))) {
            return files.filter(f -> f.toString().endsWith(".twin")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesAsTheInterpreterOnExamples(Path example) {
        TwinFile file = ((Parsed.Accepted) TwinFile.read(example)).file();
        Stream.concat(Stream.of(Settings.NONE), file.expectations().stream().map(Expectation::with))
                .distinct()
                .forEach(settings -> {
                    Instance instance = file.instantiate(settings);
                    Model model = Lowering.lower(((Instance.Valid) instance).protocol());
                    assertThat(new Comparison(model).explore(FULL ? 20_000 : 1_500)).isPositive();
                    assertThat(longestMethod(model)).isBetween(1, HUGE);
                });
    }

    @Test
    void doesAsTheInterpreterOnRandomProtocols() {
        long steps = 0;
        int longest = 0;
        for (long seed = 0; seed < (FULL ? 8_000 : 400); seed++) {
            Model model = Lowering.lower(RandomProtocols.generate(seed));
            try {
                steps += new Comparison(model).explore(FULL ? 1_000 : 300);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
            if (seed % 10 == 0) {
                longest = Math.max(longest, longestMethod(model));
            }
        }
        System.out.println(steps + " steps compared, longest method " + longest + " bytes");
        assertThat(steps).isGreaterThan(100_000);
        assertThat(longest).isBetween(1, HUGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void doesAsTheInterpreterOnEveryKindOfTerm(int depth) {
        long steps = 0;
        for (long seed = 0; seed < (FULL ? 20_000 : 800) / depth; seed++) {
            Model model = RandomModels.generate(seed, depth);
            try {
                Comparison comparison = new Comparison(model);
                Random random = new Random(seed);
                for (int i = 0; i < 30; i++) {
                    steps += comparison.from(RandomModels.state(model, random), 5);
                }
                assertThat(longestMethod(model)).isLessThan(HUGE);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        System.out.println("depth " + depth + ": " + steps + " steps compared");
        assertThat(steps).isGreaterThan(10_000);
    }

    @Test
    void cutsLargeActionsIntoMethods() {
        ModelBuilder b = new ModelBuilder();
        Variable x = b.variable("x", 1_000_000);
        Variable y = b.variable("y", -1);
        Term sum = read(x);
        for (int i = 0; i < 600; i++) {
            sum =
                    i % 2 == 0
                            ? new Term.Apply(Term.Operator.ADD, sum, read(y))
                            : new Term.Choose(is(x, i), new Term.Constant(i), sum);
        }
        b.action("long term", less(x, 5), set(y, sum), increment(x));
        b.action("long guard", new Term.Apply(Term.Operator.LESS, sum, read(y)), set(y, 0));
        b.action(
                "many effects",
                is(x, 5),
                Collections.nCopies(2_000, increment(x)).toArray(Effect[]::new));
        Effect deep = increment(x);
        for (int i = 0; i < 150; i++) {
            Effect inner = deep;
            deep =
                    new Effect.When(
                            less(x, 2_100 - i),
                            List.of(new Effect.Let(i, sum(x, y)), inner),
                            List.of(set(y, new Term.Constant(i)), set(x, 1)));
        }
        b.action("deep", new Term.Not(less(x, 1_000)), deep);
        b.action("names", is(x, 1), new Effect.Let(0, read(x)), deep, set(y, new Term.Named(0)));
        Model model = b.build();
        assertThat(new Comparison(model).explore(200)).isGreaterThan(10);
        assertThat(longestMethod(model)).isBetween(500, HUGE);
    }

    private static Term sum(Variable x, Variable y) {
        return new Term.Apply(Term.Operator.ADD, read(x), read(y));
    }

    private static Exploration explore(Model model, Successors successors) {
        return Explorer.explore(
                model,
                successors,
                new Interpreter(model).initial(true),
                new Meter(Limits.none(), Progress.NONE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 50_000})
    void findsTheSameInTheSameOrderWhereverItChanges(int patience) {
        ModelBuilder b = new ModelBuilder();
        Variable up = b.variable("up", -1);
        Variable many = b.array("many", 3, -1);
        b.action("up", less(up, 700), increment(up));
        Term third = new Term.Apply(Term.Operator.REMAINDER, read(up), new Term.Constant(3));
        b.action(
                "spread",
                new Term.Apply(
                        Term.Operator.LESS, new Term.Read(many, third), new Term.Constant(6)),
                new Effect.Assign(
                        many,
                        third,
                        new Term.Apply(Term.Operator.ADD, new Term.Read(many, third), Term.ONE)));
        b.action("jump", is(up, 650), set(up, -7), set(b.memory(), 7));
        Model model = b.build();
        Exploration expected =
                explore(model, new InterpretedSuccessors(model, new Interpreter(model)));
        Exploration found =
                explore(model, new CompiledSuccessors(model, new Interpreter(model), patience));
        assertThat(found.size()).isEqualTo(expected.size()).isGreaterThan(100_000);
        assertThat(found.transitions()).isEqualTo(expected.transitions());
        assertThat(found.depth()).isEqualTo(expected.depth());
        assertThat(found.ends()).isEqualTo(expected.ends());
        long[] one = new long[model.size()];
        long[] other = new long[model.size()];
        for (int s = 0; s < expected.size(); s += 97) {
            expected.read(s, one);
            found.read(s, other);
            assertThat(other).isEqualTo(one);
            assertThat(found.path(s)).isEqualTo(expected.path(s));
        }
    }

    @Test
    void givesLargeVariablesLittleRoomUntilTheyNeedIt() {
        ModelBuilder b = new ModelBuilder();
        Variable x = b.array("x", 50, -1);
        b.action(
                "count",
                new Term.Apply(Term.Operator.LESS, read(x), new Term.Constant(3)),
                increment(x));
        b.action("large", is(x, 3), set(x, 1L << 40));
        Model model = b.build();
        assertThat(new Layout(model.variables()).words()).isGreaterThan(50);
        Successors few = new CompiledSuccessors(model, new Interpreter(model), 4);
        assertThat(few.layout().words()).isLessThan(3);
        assertThat(explore(model, few).size()).isEqualTo(5);
        assertThat(few.layout().words()).isGreaterThan(40);
    }

    private static int longestMethod(Model model) {
        int longest = 0;
        for (byte[] bytes : Compilation.classFiles(model, new Layout(model.variables()))) {
            for (var method : ClassFile.of().parse(bytes).methods()) {
                CodeAttribute code = (CodeAttribute) method.code().orElseThrow();
                longest = Math.max(longest, code.codeLength());
            }
        }
        return longest;
    }
}

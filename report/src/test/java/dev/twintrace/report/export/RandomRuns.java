package dev.twintrace.report.export;

import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.RunNames;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Runs in which whatever is enabled may be next, a fault as well as anything else. */
final class RandomRuns {
    private final Protocol protocol;
    private final Model model;
    private final Interpreter interpreter;

    RandomRuns(Protocol protocol) {
        this.protocol = protocol;
        this.model = Lowering.lower(protocol);
        this.interpreter = new Interpreter(model);
    }

    /** A run of at most so many steps; it ends before a mistake in the file shows. */
    Trace run(long seed, int most) {
        Random dice = new Random(seed);
        long[] state = interpreter.initial(true);
        Names names = new Names();
        List<Trace.Step> steps = new ArrayList<>();
        while (steps.size() < most) {
            int[] enabled =
                    IntStream.range(0, model.actions().size())
                            .filter(a -> interpreter.enabled(a, state))
                            .toArray();
            if (enabled.length == 0) {
                break;
            }
            int action = enabled[dice.nextInt(enabled.length)];
            try {
                steps.add(
                        new Trace.Step(
                                model.actions().get(action).name(),
                                interpreter.observe(action, state, names).stream()
                                        .map(Interpreter.Seen::event)
                                        .toList()));
            } catch (MistakeInFile mistake) {
                break;
            }
        }
        return new Trace(List.copyOf(steps));
    }

    /** Each queue pair counts its posts from 1. */
    private final class Names implements RunNames {
        private final Map<Integer, Integer> posted = new HashMap<>();
        private final Map<List<Integer>, RequestId> latest = new HashMap<>();

        @Override
        public RequestId open(int queuePair, int slot) {
            RequestId request =
                    new RequestId(
                            protocol.queuePairs().get(queuePair).name(),
                            posted.merge(queuePair, 1, Integer::sum));
            latest.put(List.of(queuePair, slot), request);
            return request;
        }

        @Override
        public RequestId request(int queuePair, int slot) {
            return latest.getOrDefault(List.of(queuePair, slot), new RequestId("?", 0));
        }
    }
}

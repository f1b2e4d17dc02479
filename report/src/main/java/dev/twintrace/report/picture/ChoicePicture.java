package dev.twintrace.report.picture;

import dev.twintrace.core.Executions;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.SenderView;
import dev.twintrace.report.rule.RefutationTree.Choice;
import dev.twintrace.report.rule.RefutationTree.Example;
import dev.twintrace.report.rule.RefutationTree.Leaf;
import dev.twintrace.report.rule.RefutationTree.Way;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Fate;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.story.TwinStory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pictures of a refutation: pairs of runs at its decisions, and single runs. */
public final class ChoicePicture {
    private ChoicePicture() {}

    /**
     * The runs of its first and its last way, which are to complete a request and to post it again
     * where both can be decided.
     *
     * @param width of the picture, 500 or more; from 1000 on the runs are side by side
     */
    public static Picture of(Cast cast, Choice choice, double width) {
        List<Integer> deciding =
                IntStream.range(0, choice.ways().size())
                        .filter(w -> choice.ways().get(w).example().decides())
                        .boxed()
                        .toList();
        return deciding.size() < 2
                ? of(cast, choice, 0, choice.ways().size() - 1, width)
                : of(cast, choice, deciding.getFirst(), deciding.getLast(), width);
    }

    /**
     * The runs of two ways side by side.
     *
     * @param one the index of a way
     * @param other that of another one
     * @param width of the picture, 500 or more; from 1000 on the runs are side by side
     */
    static Picture of(Cast cast, Choice choice, int one, int other, double width) {
        Way left = choice.ways().get(one);
        Way right = choice.ways().get(other);
        String question = left.name() + " or " + right.name() + "?";
        return Twins.of(
                side(cast, choice, "One run", left),
                side(cast, choice, "Another", right),
                title(choice) + ": " + question,
                band(choice, left.example(), right.example(), question, width),
                width);
    }

    /**
     * The run of one way, alone; {@link #heading} says what it is.
     *
     * @param width of the picture, 500 or more
     */
    static Picture run(Cast cast, Choice choice, int way, double width) {
        Way its = choice.ways().get(way);
        Twins.Side side = side(cast, choice, "A run", its);
        return SpaceTime.of(
                side.story(),
                title(choice) + ": " + heading(choice, way),
                side.matters(),
                side.ending(),
                width);
    }

    /**
     * A run that goes wrong, alone: where the refutation is nothing else.
     *
     * @param width of the picture, 500 or more
     */
    public static Picture run(Cast cast, Leaf leaf, double width) {
        return SpaceTime.of(
                Story.of(leaf.trace(), Stage.of(cast, leaf.trace(), Optional.empty())),
                "A run that goes wrong",
                scene -> false,
                leaf.ending(),
                width);
    }

    private static String title(Choice choice) {
        return "Decision " + choice.number() + " on " + choice.queuePair();
    }

    private static Twins.Side side(Cast cast, Choice choice, String which, Way way) {
        Example example = way.example();
        return new Twins.Side(
                which + ": " + heading(choice, way),
                Story.of(example.trace(), new Stage(cast, choice.queuePair())),
                example.step(),
                scene ->
                        scene.step() == example.step()
                                || choice.request().map(scene::concerns).orElse(false),
                example.ending());
    }

    /** How it stood with the request in the run of a way, and what the overlay decides. */
    static String heading(Choice choice, int way) {
        return heading(choice, choice.ways().get(way));
    }

    private static String heading(Choice choice, Way way) {
        Example example = way.example();
        String fate =
                choice.request()
                        .map(r -> "r is " + r + ", which " + fate(example, r) + "; ")
                        .orElse("");
        return fate
                + "the overlay decides "
                + (example.decides() ? "" : "wherever it comes to that ")
                + "to "
                + way.name()
                + (example.then().isEmpty() ? "" : ", and has to decide again")
                + ".";
    }

    private static String fate(Example example, RequestId request) {
        int executed = Executions.before(example.trace(), example.step()).count(request);
        return Fate.of(example.trace(), example.step(), request, executed);
    }

    /** What is between the two; that they are twins is not believed but looked at. */
    private static Twins.Both band(
            Choice choice, Example one, Example other, String question, double width) {
        if (!same(choice, one, other)) {
            return new Twins.Both(TwinStory.DIFFERENT, TwinStory.DIFFERENT);
        }
        String same =
                one.decides() && other.decides()
                        ? "The sender sees the same in both runs"
                        : "The sender sees the same in both runs so far";
        String probes = choice.glances() > 0 ? ", and so would any probe" : "";
        String all = same + probes + ": " + question;
        return new Twins.Both(
                Ink.width(all) < width - 2 * Ink.LINE ? all : same + probes + ".",
                "Up to here, the sender sees the same in both runs.");
    }

    /** A run that does not make the decision itself only leads to where it is made. */
    private static boolean same(Choice choice, Example one, Example other) {
        SenderView left = SenderView.before(one.trace(), choice.queuePair(), one.step());
        SenderView right = SenderView.before(other.trace(), choice.queuePair(), other.step());
        if (one.decides() && other.decides()) {
            return left.equals(right);
        }
        return left.isPrefixOf(right) || right.isPrefixOf(left);
    }
}

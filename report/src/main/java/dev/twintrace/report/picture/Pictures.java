package dev.twintrace.report.picture;

import dev.twintrace.core.Damage;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Ending;
import dev.twintrace.report.story.Fate;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import java.util.List;
import java.util.Optional;

/** The picture of a finding. */
public final class Pictures {
    /** Room for two runs side by side. */
    public static final double WIDE = 1360;

    /** Room for one. */
    private static final double ALONE = 700;

    private static final String DIFFERENT =
            "THE SENDER VIEWS DIFFER: this is no twin, please report it";

    private Pictures() {}

    /** Both runs where there is a twin, side by side, else the one. */
    public static Picture of(Cast cast, Finding finding) {
        return of(cast, finding, WIDE);
    }

    /**
     * Both runs where there is a twin, else the one.
     *
     * @param width 500 or more; from 1000 on two runs are side by side, below that one above the
     *     other. One run alone takes no more than it needs
     */
    public static Picture of(Cast cast, Finding finding, double width) {
        String title =
                finding.damage().map(Damage::label).orElseGet(() -> finding.conclusion().label());
        return finding.blame()
                .flatMap(blame ->
                        blame.twin().map(twin -> twins(cast, finding, blame, twin, title, width)))
                .orElseGet(() -> single(cast, finding, title, width));
    }

    private static Picture twins(
            Cast cast,
            Finding finding,
            Finding.Blame blame,
            Finding.Twin twin,
            String title,
            double width) {
        RequestId request = blame.request();
        Stage stage = new Stage(cast, request.queuePair());
        Trace here = finding.witness();
        Trace there = twin.trace();
        boolean same =
                SenderView.before(here, request.queuePair(), blame.step())
                        .equals(SenderView.before(there, request.queuePair(), twin.step()));
        return Twins.of(
                new Twins.Side(
                        "This run: "
                                + request
                                + " "
                                + Fate.of(here, blame.step(), request, blame.executed()),
                        Story.of(here, stage, List.of(there)),
                        blame.step(),
                        scene -> scene.concerns(request) || scene.step() == blame.step(),
                        Ending.of(finding.wrong())),
                new Twins.Side(
                        "Its twin: "
                                + twin.request()
                                + " "
                                + Fate.of(there, twin.step(), twin.request(), twin.executed()),
                        Story.of(there, stage, List.of(here)),
                        twin.step(),
                        scene -> scene.concerns(twin.request()) || scene.step() == twin.step(),
                        Ending.of(twin.wrong())),
                title,
                same
                        ? new Twins.Both(
                                "The sender sees the same in both runs. Resend " + request + "?",
                                "Up to here, the sender sees the same in both runs.")
                        : new Twins.Both(DIFFERENT, DIFFERENT),
                width);
    }

    private static Picture single(Cast cast, Finding finding, String title, double width) {
        Optional<RequestId> subject = finding.blame().map(Finding.Blame::request);
        Stage stage = Stage.of(cast, finding.witness(), subject);
        return SpaceTime.of(
                Story.of(finding.witness(), stage),
                title,
                scene -> subject.map(scene::concerns).orElse(scene.step() == 0),
                Ending.of(finding.wrong()),
                Math.min(width, ALONE));
    }
}

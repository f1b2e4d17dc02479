package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import java.util.Optional;

/** What brought a lane down, in words. */
final class Downfall {
    private final Past past;

    Downfall(Past past) {
        this.past = past;
    }

    /** Why a lane had an error in a step: a clause. */
    String of(int step, String queuePair, int lane) {
        // Nothing enters a lane that is down: with the last copy that did, it was still up.
        int up =
                past.last(step, event -> entersLane(event, queuePair, lane))
                        .map(Past.Found::step)
                        .orElse(0);
        return past.first(up, step, event -> endsLane(event, queuePair, lane))
                .flatMap(found -> told(found, queuePair, lane))
                .orElse("lane " + lane + " is down and no answer is left on it");
    }

    /** Empty for a fault. */
    private Optional<String> told(Past.Found found, String queuePair, int lane) {
        return switch (found.event()) {
            case Event.Refused _ ->
                    Optional.of(
                            ban(found, queuePair)
                                    + "the target refused the request on lane "
                                    + lane
                                    + " "
                                    + found.where());
            case Event.QueuePairUnknown _ ->
                    Optional.of(
                            end(found, queuePair)
                                    + "nobody answered on lane "
                                    + lane
                                    + " "
                                    + found.where());
            case Event.Misdelivered e ->
                    Optional.of(
                            end(found, queuePair)
                                    + e.heir()
                                    + " took the message on lane "
                                    + lane
                                    + " "
                                    + found.where());
            case Event.ReceiverNotReady _ ->
                    Optional.of(
                            "the message on lane "
                                    + lane
                                    + " found no posted receive "
                                    + found.where());
            case Event _ -> Optional.empty();
        };
    }

    private String ban(Past.Found found, String queuePair) {
        return past.last(
                        found.step(),
                        e -> e instanceof Event.Revoked r && r.queuePair().equals(queuePair))
                .map(revoked -> done(revoked, "revoked", queuePair))
                .orElse("");
    }

    private String end(Past.Found found, String queuePair) {
        return past.last(
                        found.step(),
                        e ->
                                e instanceof Event.QueuePairDestroyed d
                                        && d.queuePair().equals(queuePair))
                .map(destroyed -> done(destroyed, "destroyed", queuePair))
                .orElse("");
    }

    private static String done(Past.Found found, String verb, String queuePair) {
        return Actor.of(found.event()).orElse("the target")
                + " "
                + verb
                + " "
                + queuePair
                + " "
                + found.where()
                + " and ";
    }

    private static boolean entersLane(Event event, String queuePair, int lane) {
        return switch (event) {
            case Event.Posted e ->
                    e.entered() && e.lane() == lane && e.queuePair().equals(queuePair);
            case Event.Resent e ->
                    e.entered() && e.lane() == lane && e.queuePair().equals(queuePair);
            case Event e -> false;
        };
    }

    /** A NIC's lanes are not known here: it may have been this one. */
    private static boolean endsLane(Event event, String queuePair, int lane) {
        return switch (event) {
            case Event.LaneDown e -> e.lane() == lane && e.queuePair().equals(queuePair);
            case Event.NicDown _ -> true;
            case Event.Refused e -> e.lane() == lane && e.queuePair().equals(queuePair);
            case Event.QueuePairUnknown e -> e.lane() == lane && e.queuePair().equals(queuePair);
            case Event.ReceiverNotReady e -> e.lane() == lane && e.queuePair().equals(queuePair);
            case Event.Misdelivered e ->
                    e.lane() == lane && e.request().queuePair().equals(queuePair);
            case Event e -> false;
        };
    }
}

package dev.twintrace.report.story;

import dev.twintrace.core.RequestId;
import java.util.Optional;

/**
 * What a reader is to follow through a run: where a long one is folded, these steps stay.
 *
 * @param request all that is about it
 * @param step from 0
 */
public record Focus(Optional<RequestId> request, Optional<Integer> step) {
    /** Nothing but what is marked. */
    public static final Focus MARKED = new Focus(Optional.empty(), Optional.empty());

    /** Whether a scene belongs to it. */
    public boolean holds(Story.Scene scene) {
        return request.map(scene::concerns).orElse(false)
                || step.map(s -> s == scene.step()).orElse(false);
    }
}

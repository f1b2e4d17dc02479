package dev.twintrace.engine.oracle;

import java.util.List;

/**
 * The overlay of one queue pair.
 *
 * @param frames where it is in its rule, the innermost block last; empty if it is idle
 * @param probing the lane of the probe whose answer it waits for, or {@link #NO_PROBE}
 */
record Overlay(List<Frame> frames, List<Long> locals, int probing) {
    static final int NO_PROBE = -1;

    /**
     * @param request in the body of an {@code each}: the request at hand; otherwise {@link
     *     #NO_REQUEST}
     */
    record Frame(int block, int at, int request) {
        static final int NO_REQUEST = -1;
    }

    static Overlay idle(int locals) {
        return new Overlay(List.of(), Lists.zeros(locals), NO_PROBE);
    }

    static Overlay start(int locals) {
        return new Overlay(
                List.of(new Frame(0, 0, Frame.NO_REQUEST)), Lists.zeros(locals), NO_PROBE);
    }

    boolean isIdle() {
        return frames.isEmpty();
    }

    Frame top() {
        return frames.getLast();
    }

    /** The innermost request at hand. */
    int atHand() {
        return frames.reversed().stream()
                .mapToInt(Frame::request)
                .filter(r -> r != Frame.NO_REQUEST)
                .findFirst()
                .orElse(Frame.NO_REQUEST);
    }

    Overlay past() {
        return withTop(new Frame(top().block(), top().at() + 1, top().request()));
    }

    Overlay pop() {
        return withFrames(List.copyOf(frames.subList(0, frames.size() - 1)));
    }

    Overlay withTop(Frame frame) {
        return withFrames(Lists.set(frames, frames.size() - 1, frame));
    }

    Overlay withFrames(List<Frame> value) {
        return new Overlay(value, locals, probing);
    }

    Overlay withLocals(List<Long> value) {
        return new Overlay(frames, value, probing);
    }

    Overlay withProbing(int lane) {
        return new Overlay(frames, locals, lane);
    }
}

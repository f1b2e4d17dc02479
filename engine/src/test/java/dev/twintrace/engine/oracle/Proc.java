package dev.twintrace.engine.oracle;

import java.util.List;

/**
 * A process, or a run of notice code.
 *
 * @param frames where it is, the innermost block last; empty when it does not run
 * @param consumed what it handed to the application; always empty for daemons and notice code,
 *     where it counts for nothing
 */
record Proc(Status status, List<Frame> frames, List<Long> locals, List<Long> consumed) {
    enum Status {
        RUNNING,
        FINISHED,
        IN_ERROR
    }

    /**
     * A block that is being run.
     *
     * @param at the next statement of the block
     * @param iteration how often a bounded loop's body was run before; 0 elsewhere
     */
    record Frame(int block, int at, int iteration) {
        Frame next() {
            return new Frame(block, at + 1, iteration);
        }
    }

    static Proc start(int locals) {
        return new Proc(
                Status.RUNNING, List.of(new Frame(0, 0, 0)), Lists.zeros(locals), List.of());
    }

    boolean running() {
        return status == Status.RUNNING;
    }

    Frame top() {
        return frames.getLast();
    }

    Proc ended(Status how) {
        return new Proc(how, List.of(), locals, consumed);
    }

    Proc withTop(Frame frame) {
        return withFrames(Lists.set(frames, frames.size() - 1, frame));
    }

    Proc withFrames(List<Frame> value) {
        return new Proc(status, value, locals, consumed);
    }

    Proc withLocals(List<Long> value) {
        return new Proc(status, frames, value, consumed);
    }

    Proc consuming(List<Long> values) {
        return new Proc(status, frames, locals, Lists.concat(consumed, values));
    }
}

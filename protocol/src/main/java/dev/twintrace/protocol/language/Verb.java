package dev.twintrace.protocol.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a process may do with a queue pair. */
enum Verb {
    WRITE(
            "write",
            "q.write(PLACE, VALUE), q.write(PLACE, from WORD) or q.write(PLACE, field = …)",
            Result.NONE,
            2,
            1000),
    WRITE_IMM("write_imm", "q.write_imm(PLACE, VALUE, imm = VALUE)", Result.NONE, 3, 1000),
    READ("read", "q.read(PLACE) -> x", Result.PLACE, 1, 1),
    FADD("fadd", "q.fadd(PLACE, VALUE) -> old", Result.LOCAL, 2, 2),
    CAS("cas", "q.cas(PLACE, COMPARE, SWAP) -> old", Result.LOCAL, 3, 3),
    SEND("send", "q.send(VALUE), q.send(from WORD) or q.send(field = …)", Result.NONE, 1, 1000),
    WAIT("wait", "q.wait, or q.wait -> status", Result.LOCAL, 0, 0),
    POLL_RECV("poll_recv", "q.poll_recv, or q.poll_recv -> message", Result.LOCAL, 0, 0),
    POST_RECV("post_recv", "q.post_recv, or q.post_recv on lane N", Result.NONE, 0, 0),
    REVOKE("revoke", "q.revoke", Result.NONE, 0, 0),
    RESET("reset", "q.reset", Result.NONE, 0, 0),
    DESTROY("destroy", "q.destroy", Result.NONE, 0, 0);

    /** What may stand behind the arrow. */
    enum Result {
        NONE,
        LOCAL,
        PLACE
    }

    private final String label;
    private final String form;
    private final Result result;
    private final int least;
    private final int most;

    Verb(String label, String form, Result result, int least, int most) {
        this.label = label;
        this.form = form;
        this.result = result;
        this.least = least;
        this.most = most;
    }

    static Optional<Verb> named(String label) {
        return Arrays.stream(values()).filter(verb -> verb.label.equals(label)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Verb::label).toList();
    }

    String label() {
        return label;
    }

    String form() {
        return form;
    }

    Result result() {
        return result;
    }

    /** The least number of arguments. */
    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** Whether it posts a request. */
    boolean posts() {
        return switch (this) {
            case WRITE, WRITE_IMM, READ, FADD, CAS, SEND -> true;
            case WAIT, POLL_RECV, POST_RECV, REVOKE, RESET, DESTROY -> false;
        };
    }
}

package dev.twintrace.protocol.tree;

import java.util.List;

/**
 * A sequential process on one host. A queue pair's requests are all posted by one process, on its
 * sending host; its receives are posted and polled on its target host.
 *
 * @param daemon whether it need not finish; what it consumes is no part of an outcome
 */
public record ProcessDecl(
        int id, String name, int host, boolean daemon, List<Local> locals, List<Statement> body) {}

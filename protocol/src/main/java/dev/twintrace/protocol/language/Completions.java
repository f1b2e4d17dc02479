package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement.Guard;
import java.util.List;
import java.util.Optional;

/** Waiting for completions, of requests and of receives. */
final class Completions {
    private final ProcessScope scope;
    private final Bindings bindings;

    Completions(ProcessScope scope, Bindings bindings) {
        this.scope = scope;
        this.bindings = bindings;
    }

    Guard wait(QueuePair queuePair, Ident place, Optional<Ident> status) {
        checkSender(queuePair, place, "`" + queuePair.name() + ".wait`");
        return new Guard.Completion(
                queuePair,
                status.map(name -> scope.symbols().locals(bindings.bind(name, Value.PLAIN)))
                        .orElse(List.of()));
    }

    Guard poll(QueuePair queuePair, Ident place, Optional<Ident> message) {
        checkTarget(queuePair, place, "receive completions");
        return new Guard.Receive(
                queuePair, message.map(name -> message(queuePair, name)).orElse(List.of()));
    }

    private List<Local> message(QueuePair queuePair, Ident name) {
        if (!scope.problems().live()) {
            bindings.bindVague(name);
            return List.of();
        }
        Optional<List<String>> shape = scope.checking().messages().of(queuePair.name());
        if (shape.isEmpty()) {
            bindings.bindVague(name);
            if (!scope.checking().messages().incomplete()) {
                scope.problems()
                        .report(
                                Code.NEVER_TRUE,
                                name.span(),
                                "nobody sends a message on `" + queuePair.name() + "`",
                                "post q.send(…) or q.write_imm(…) on it");
            }
            return List.of();
        }
        return scope.symbols().locals(bindings.bind(name, shape.get()));
    }

    void checkSender(QueuePair queuePair, Ident place, String what) {
        if (scope.role() == ProcessScope.Role.NOTICE) {
            scope.problems()
                    .report(
                            Code.NOT_HERE,
                            place.span(),
                            "the code at the receiver posts no requests and waits for none",
                            "it may load and store words, post and poll receives, reset and"
                                    + " revoke");
        } else if (queuePair.sender() != scope.host()) {
            scope.problems()
                    .report(
                            Code.WRONG_HOST,
                            place.span(),
                            what
                                    + " belongs to host `"
                                    + scope.world().hostName(queuePair.sender())
                                    + "`, where `"
                                    + queuePair.name()
                                    + "` starts; this code runs on `"
                                    + scope.hostName()
                                    + "`",
                            "move it to a process on that host, or declare a queue pair that starts"
                                    + " here");
        } else {
            scope.checking().traffic().use(queuePair, place, scope.name());
        }
    }

    void checkTarget(QueuePair queuePair, Ident place, String what) {
        if (queuePair.target() != scope.host()) {
            scope.problems()
                    .report(
                            Code.WRONG_HOST,
                            place.span(),
                            what
                                    + " of `"
                                    + queuePair.name()
                                    + "` belong to host `"
                                    + scope.world().hostName(queuePair.target())
                                    + "`, where it ends; this code runs on `"
                                    + scope.hostName()
                                    + "`",
                            "move it to a process on that host");
        }
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Command;
import dev.twintrace.protocol.syntax.Command.Argument;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Statement.Branch;
import java.util.List;
import java.util.Optional;

/** Statements of the form {@code q.verb}. */
final class VerbLowering {
    private final ProcessScope scope;
    private final Problems problems;
    private final Completions completions;
    private final RequestLowering requests;

    VerbLowering(ProcessScope scope, ProcessLeaves leaves, Bindings bindings) {
        this.scope = scope;
        this.problems = scope.problems();
        this.completions = new Completions(scope, bindings);
        this.requests = new RequestLowering(scope, leaves, bindings, completions);
    }

    void lower(Command.Verb verb) {
        Optional<QueuePair> queuePair = scope.world().queuePair(verb.queuePair(), problems);
        Optional<Verb> known = Verb.named(verb.verb().text());
        if (known.isEmpty()) {
            problems.report(
                    Code.UNKNOWN_VERB,
                    verb.verb().span(),
                    "unknown verb `"
                            + verb.verb().text()
                            + "`"
                            + Spelling.suggestion(verb.verb().text(), Verb.names()),
                    "the verbs are " + Spelling.alternatives(Verb.names()));
        }
        if (queuePair.isPresent() && known.isPresent()) {
            int mistakes = problems.count();
            lower(verb, queuePair.get(), known.get());
            if (problems.count() == mistakes) {
                return;
            }
        }
        if (known.isEmpty() || known.get().posts()) {
            scope.checking().traffic().miss(queuePair);
        }
        verb.target().ifPresent(this::bindAnyhow);
    }

    /** What follows is not to complain that the result of this mistake is unknown. */
    private void bindAnyhow(Term.Path target) {
        String name = target.root().text();
        if (target.plain()
                && scope.symbols().find(name).isEmpty()
                && scope.world().word(scope.host(), name).isEmpty()) {
            scope.symbols().bind(target.root(), Value.PLAIN, true);
        }
    }

    private void lower(Command.Verb verb, QueuePair queuePair, Verb known) {
        if (!checkForm(verb, known)) {
            return;
        }
        switch (known) {
            case WRITE, WRITE_IMM, READ, FADD, CAS, SEND -> requests.post(verb, queuePair, known);
            case WAIT ->
                    await(
                            verb,
                            completions.wait(
                                    queuePair,
                                    verb.queuePair(),
                                    verb.target().map(path -> path.root())));
            case POLL_RECV ->
                    await(
                            verb,
                            completions.poll(
                                    queuePair,
                                    verb.queuePair(),
                                    verb.target().map(path -> path.root())));
            case POST_RECV -> {
                completions.checkTarget(queuePair, verb.queuePair(), "receives");
                scope.add(
                        new Statement.PostReceive(
                                verb.span(), queuePair, requests.lane(verb, queuePair)));
            }
            case REVOKE -> {
                completions.checkTarget(queuePair, verb.queuePair(), "permissions");
                scope.add(new Statement.Revoke(verb.span(), queuePair));
            }
            case RESET -> {
                completions.checkTarget(queuePair, verb.queuePair(), "receive queues");
                scope.add(new Statement.Reset(verb.span(), queuePair));
            }
            case DESTROY -> {
                completions.checkTarget(queuePair, verb.queuePair(), "its end of a queue pair");
                scope.add(new Statement.Destroy(verb.span(), queuePair));
            }
        }
    }

    private void await(Command.Verb verb, Statement.Guard guard) {
        scope.add(
                new Statement.Await(
                        verb.span(), List.of(new Branch(verb.span(), guard, List.of()))));
    }

    /** What the verb may be followed by, and how many arguments it has. */
    private boolean checkForm(Command.Verb verb, Verb known) {
        List<Argument> arguments = verb.arguments().orElse(List.of());
        boolean count = known.least() <= arguments.size() && arguments.size() <= known.most();
        boolean local =
                known.result() != Verb.Result.LOCAL
                        || verb.target().isEmpty()
                        || verb.target().get().plain();
        String wrong =
                !count
                        ? "wrong number of arguments"
                        : verb.fenced() && !known.posts()
                                ? "`fenced` has no meaning here"
                                : verb.lane().isPresent()
                                                && !known.posts()
                                                && known != Verb.POST_RECV
                                        ? "`on lane` has no meaning here"
                                        : !local ? "the result goes to a local" : "";
        if (!wrong.isEmpty()) {
            problems.report(
                    Code.WRONG_ARGUMENTS,
                    verb.span(),
                    wrong + " for `" + known.label() + "`",
                    "it reads: " + known.form());
            return false;
        }
        if (verb.target().isPresent() && known.result() == Verb.Result.NONE) {
            problems.report(
                    Code.NO_RESULT,
                    verb.target().get().span(),
                    "`" + known.label() + "` has no result",
                    known.posts()
                            ? "remove the arrow; whether it was executed tells "
                                    + verb.queuePair().text()
                                    + ".wait -> status"
                            : "remove the arrow");
            return false;
        }
        if (verb.target().isEmpty() && known == Verb.READ) {
            problems.report(
                    Code.WRONG_ARGUMENTS,
                    verb.span(),
                    "`read` needs a place for its data",
                    "it reads: " + known.form());
            return false;
        }
        return true;
    }
}

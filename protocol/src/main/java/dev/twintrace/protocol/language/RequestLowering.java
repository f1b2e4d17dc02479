package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Command;
import dev.twintrace.protocol.syntax.Command.Argument;
import dev.twintrace.protocol.syntax.FieldInit;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Request.Destination;
import dev.twintrace.protocol.tree.Request.Payload;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Posting requests. */
final class RequestLowering {
    private final ProcessScope scope;
    private final Problems problems;
    private final ProcessLeaves leaves;
    private final Terms terms;
    private final Bindings bindings;
    private final Completions completions;

    RequestLowering(
            ProcessScope scope, ProcessLeaves leaves, Bindings bindings, Completions completions) {
        this.scope = scope;
        this.problems = scope.problems();
        this.leaves = leaves;
        this.terms = leaves.terms();
        this.bindings = bindings;
        this.completions = completions;
    }

    void post(Command.Verb verb, QueuePair queuePair, Verb kind) {
        completions.checkSender(
                queuePair, verb.queuePair(), "posting on `" + queuePair.name() + "`");
        int lane = lane(verb, queuePair);
        request(verb, queuePair, kind)
                .ifPresent(request -> {
                    scope.checking().traffic().post(queuePair, request);
                    scope.add(new Statement.Post(verb.span(), queuePair, lane, request));
                });
    }

    int lane(Command.Verb verb, QueuePair queuePair) {
        if (verb.lane().isEmpty()) {
            return Statement.Post.CURRENT;
        }
        int lanes = queuePair.lanes().size();
        return scope.checking()
                .constants()
                .count(
                        verb.lane().get(),
                        "the lane of `"
                                + queuePair.name()
                                + "`, which has "
                                + lanes
                                + (lanes == 1 ? " lane," : " lanes,"),
                        0,
                        lanes - 1);
    }

    private Optional<Request> request(Command.Verb verb, QueuePair queuePair, Verb kind) {
        List<Argument> arguments = verb.arguments().orElse(List.of());
        boolean fenced = verb.fenced();
        if (kind == Verb.SEND) {
            return send(verb, queuePair, arguments);
        }
        Optional<Location> target = target(verb, queuePair, arguments.getFirst());
        List<Argument> rest = arguments.subList(1, arguments.size());
        return target.flatMap(place ->
                switch (kind) {
                    case WRITE ->
                            payload(rest, Places.shape(place), place.word().name(), verb.span())
                                    .map(payload ->
                                            new Request.Write(
                                                    site(queuePair), fenced, place, payload));
                    case WRITE_IMM -> writeImm(verb, queuePair, place, rest);
                    case READ -> read(verb, queuePair, place);
                    case FADD, CAS -> atomic(verb, queuePair, place, rest);
                    case SEND, WAIT, POLL_RECV, POST_RECV, REVOKE, RESET, DESTROY ->
                            Optional.empty();
                });
    }

    private int site(QueuePair queuePair) {
        return scope.checking().traffic().nextSite(queuePair);
    }

    private Optional<Location> target(Command.Verb verb, QueuePair queuePair, Argument first) {
        if (!(first instanceof Argument.Plain(Term.Path path))) {
            problems.report(
                    Code.WRONG_ARGUMENTS,
                    first.span(),
                    "the first argument of `" + verb.verb().text() + "` is a place at the target",
                    "name a word of host " + scope.world().hostName(queuePair.target()));
            return Optional.empty();
        }
        Optional<Word> word = scope.world().word(queuePair.target(), path.root().text());
        if (word.isEmpty()) {
            reportNoWord(path, queuePair);
        }
        return word.map(found -> leaves.places().locate(found, path, terms));
    }

    private void reportNoWord(Term.Path path, QueuePair queuePair) {
        Ident name = path.root();
        String host = scope.world().hostName(queuePair.target());
        Optional<Lookup.Beyond> beyond = Lookup.beyondHost(scope.world(), path);
        if (beyond.isPresent()) {
            boolean there = beyond.get().host().id() == queuePair.target();
            problems.report(
                    Code.UNKNOWN_WORD,
                    name.span(),
                    "`" + name.text() + "` is a host, not a word of host " + host,
                    there
                            ? "leave out the host: the place is on the target, write `"
                                    + beyond.get().place()
                                    + "`"
                            : "the place is on the target, and `"
                                    + queuePair.name()
                                    + "` ends at "
                                    + host);
            return;
        }
        List<Word> elsewhere = scope.world().words(name.text());
        String hint =
                elsewhere.isEmpty()
                        ? "declare it: host " + host + " { " + name.text() + " = 0 }"
                        : "`"
                                + queuePair.name()
                                + "` ends at "
                                + host
                                + "; `"
                                + name.text()
                                + "` is a word of host "
                                + scope.world().hostName(elsewhere.getFirst().host());
        problems.report(
                Code.UNKNOWN_WORD,
                name.span(),
                "unknown word `"
                        + name.text()
                        + "` on host "
                        + host
                        + Spelling.suggestion(
                                name.text(), scope.world().wordNames(queuePair.target())),
                hint);
    }

    private Optional<Request> send(
            Command.Verb verb, QueuePair queuePair, List<Argument> arguments) {
        List<String> shape = scope.checking().messages().of(queuePair.name()).orElse(Value.PLAIN);
        boolean differs =
                given(arguments).stream()
                        .anyMatch(one -> !Set.copyOf(one).equals(Set.copyOf(shape)));
        if (differs) {
            reportMessages(verb.span(), queuePair.name(), shape);
            return Optional.empty();
        }
        return payload(arguments, shape, "message of " + queuePair.name(), verb.span())
                .map(payload -> new Request.Send(site(queuePair), verb.fenced(), payload));
    }

    /** The fields that a message is written with, where the text alone tells. */
    private static Optional<List<String>> given(List<Argument> arguments) {
        List<String> names = new ArrayList<>();
        for (Argument argument : arguments) {
            if (argument instanceof Argument.Named(Ident name, Term value)) {
                names.add(name.text());
            }
        }
        boolean number =
                arguments.size() == 1
                        && arguments.getFirst() instanceof Argument.Plain(Term value)
                        && !(value instanceof Term.Path);
        return number
                ? Optional.of(Value.PLAIN)
                : Optional.of(names).filter(all -> all.size() == arguments.size());
    }

    private Optional<Request> writeImm(
            Command.Verb verb, QueuePair queuePair, Location place, List<Argument> arguments) {
        if (!(arguments.getLast() instanceof Argument.Named(Ident name, Term value))
                || !name.text().equals("imm")) {
            problems.report(
                    Code.WRONG_ARGUMENTS,
                    arguments.getLast().span(),
                    "`write_imm` ends with the immediate",
                    "it reads: " + Verb.WRITE_IMM.form());
            return Optional.empty();
        }
        List<String> messages =
                scope.checking().messages().of(queuePair.name()).orElse(Value.PLAIN);
        if (!messages.equals(Value.PLAIN)) {
            reportMessages(name.span(), queuePair.name(), messages);
        }
        List<Argument> rest = arguments.subList(0, arguments.size() - 1);
        Optional<Payload> payload =
                payload(rest, Places.shape(place), place.word().name(), verb.span());
        Expr immediate = terms.number(value);
        return payload.map(values ->
                new Request.WriteImm(site(queuePair), verb.fenced(), place, values, immediate));
    }

    private void reportMessages(Span span, String queuePair, List<String> shape) {
        problems.report(
                Code.MESSAGE_SHAPES,
                span,
                "the messages of `"
                        + queuePair
                        + "` do not all have the same fields: another one holds "
                        + Shapes.describe(shape),
                "give all messages of a queue pair the same fields, or use two queue pairs");
    }

    private Optional<Request> atomic(
            Command.Verb verb, QueuePair queuePair, Location place, List<Argument> operands) {
        List<Expr> values = new ArrayList<>();
        for (Argument operand : operands) {
            if (operand instanceof Argument.Plain(Term value)) {
                values.add(terms.number(value));
            } else {
                problems.report(
                        Code.WRONG_ARGUMENTS,
                        operand.span(),
                        "the operands of an atomic are plain values",
                        "write the values without a name or `from`");
                return Optional.empty();
            }
        }
        if (place.arity() != 1) {
            problems.report(
                    Code.ATOMIC_ON_FIELDS,
                    operands.getFirst().span(),
                    "an atomic acts on one value, `"
                            + place.word().name()
                            + "` has "
                            + Shapes.describe(place.word().fields()),
                    "name one field: "
                            + place.word().name()
                            + "."
                            + place.word().fields().getFirst());
            return Optional.empty();
        }
        List<Local> result =
                verb.target()
                        .map(path ->
                                scope.symbols().locals(bindings.bind(path.root(), Value.PLAIN)))
                        .orElse(List.of());
        return Optional.of(
                values.size() == 1
                        ? new Request.FetchAndAdd(
                                site(queuePair), verb.fenced(), place, values.getFirst(), result)
                        : new Request.CompareAndSwap(
                                site(queuePair),
                                verb.fenced(),
                                place,
                                values.getFirst(),
                                values.getLast(),
                                result));
    }

    private Optional<Request> read(Command.Verb verb, QueuePair queuePair, Location place) {
        Term.Path path = verb.target().orElseThrow();
        List<String> shape = Places.shape(place);
        Optional<Location> memory = leaves.place(path);
        if (memory.isPresent()) {
            checkSame(path.span(), path.root().text(), Places.shape(memory.get()), shape);
            return Optional.of(
                    new Request.Read(
                            site(queuePair),
                            verb.fenced(),
                            place,
                            new Destination.Memory(memory.get())));
        }
        if (!path.plain()) {
            leaves.path(path);
            problems.report(
                    Code.WRONG_ARGUMENTS,
                    path.span(),
                    "the data goes to a local or to a word of host " + scope.hostName(),
                    "it reads: " + Verb.READ.form());
            return Optional.empty();
        }
        List<Local> locals = scope.symbols().locals(bindings.bind(path.root(), shape));
        return Optional.of(
                new Request.Read(
                        site(queuePair), verb.fenced(), place, new Destination.Locals(locals)));
    }

    private boolean checkSame(Span span, String owner, List<String> shape, List<String> given) {
        if (shape.equals(given)) {
            return true;
        }
        problems.report(
                Code.WRONG_FIELDS,
                span,
                "`"
                        + owner
                        + "` holds "
                        + Shapes.describe(shape)
                        + ", the other side holds "
                        + Shapes.describe(given),
                "both sides need the same fields; name one of them with .FIELD");
        return false;
    }

    /** What a write or a send carries, checked against the fields of where it goes. */
    private Optional<Payload> payload(
            List<Argument> arguments, List<String> shape, String owner, Span span) {
        if (!arguments.isEmpty() && arguments.stream().allMatch(Argument.Named.class::isInstance)) {
            List<FieldInit> given =
                    arguments.stream()
                            .map(Argument.Named.class::cast)
                            .map(one -> new FieldInit(one.name(), one.value()))
                            .toList();
            return CommandLowering.fields(terms, problems, shape, given, span, owner)
                    .map(Payload.Values::new);
        }
        if (arguments.size() != 1) {
            problems.report(
                    Code.WRONG_ARGUMENTS,
                    span,
                    "the payload is one value, `from` a word, or all fields by name",
                    "name the fields: " + Shapes.example(shape));
            return Optional.empty();
        }
        return switch (arguments.getFirst()) {
            case Argument.From(Span place, Term.Path path) -> from(place, path, shape, owner);
            case Argument.Plain(Term value) -> plain(value, shape, owner);
            case Argument.Named named -> Optional.empty();
        };
    }

    private Optional<Payload> from(Span span, Term.Path path, List<String> shape, String owner) {
        Optional<Location> source = leaves.place(path);
        if (source.isEmpty()) {
            if (scope.symbols().find(path.root().text()).isPresent()) {
                problems.report(
                        Code.UNKNOWN_WORD,
                        path.span(),
                        "`from` names a word of the sending host, `"
                                + path.root().text()
                                + "` is a local",
                        "the NIC reads memory; give the local's value without `from`");
            } else {
                leaves.reportUnknown(path);
            }
            return Optional.empty();
        }
        return checkSame(span, owner, shape, Places.shape(source.get()))
                ? source.map(Payload.From::new)
                : Optional.empty();
    }

    private Optional<Payload> plain(Term term, List<String> shape, String owner) {
        Value value = terms.value(term);
        if (!value.fields().equals(shape)) {
            problems.report(
                    Code.WRONG_FIELDS,
                    term.span(),
                    "`"
                            + owner
                            + "` holds "
                            + Shapes.describe(shape)
                            + ", this is "
                            + Shapes.describe(value.fields()),
                    shape.equals(Value.PLAIN)
                            ? "name one field: ." + value.fields().getFirst()
                            : "name the fields: " + Shapes.example(shape));
            return Optional.empty();
        }
        return Optional.of(new Payload.Values(value.parts()));
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.RuleCommand;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns an overlay's rule into a checked one. */
final class RuleLowering {
    private final RuleScope scope;
    private final Problems problems;
    private final Terms terms;
    private final Answers answers;
    private List<OverlayStatement> output = new ArrayList<>();

    RuleLowering(RuleScope scope) {
        this.scope = scope;
        this.problems = scope.problems();
        Checking checking = scope.checking();
        this.terms =
                new Terms(
                        problems,
                        checking.constants(),
                        checking.arithmetic(),
                        new RuleLeaves(scope));
        this.answers = new Answers(scope, terms, this);
    }

    List<OverlayStatement> block(List<RuleCommand> commands) {
        List<OverlayStatement> outer = output;
        output = new ArrayList<>();
        scope.symbols().openBlock();
        try {
            commands.forEach(this::lower);
            return List.copyOf(output);
        } finally {
            scope.symbols().closeBlock();
            output = outer;
        }
    }

    private void add(OverlayStatement statement) {
        if (problems.live()) {
            output.add(statement);
        }
    }

    private void lower(RuleCommand command) {
        switch (command) {
            case RuleCommand.Resend resend -> answers.resend(resend).ifPresent(this::add);
            case RuleCommand.Complete complete -> answers.complete(complete).ifPresent(this::add);
            case RuleCommand.Each each -> each(each);
            case RuleCommand.Probe probe -> probe(probe);
            case RuleCommand.Count(Span span, Ident result) -> {
                checkGranted(scope.facts().count.isPresent(), span, "count", "count nic");
                Local into = locals(result, Value.PLAIN).getFirst();
                add(new OverlayStatement.Count(span, into));
            }
            case RuleCommand.Close(Span span) -> {
                checkGranted(scope.facts().close, span, "close", "close");
                add(new OverlayStatement.Close(span));
            }
            case RuleCommand.Handshake(Span span) -> handshake(span);
            case RuleCommand.Abort(Span span) -> add(new OverlayStatement.Abort(span));
            case RuleCommand.Let let -> let(let);
            case RuleCommand.Assign assign -> assign(assign);
            case RuleCommand.If choice -> choice(choice.span(), choice.arms(), choice.otherwise());
        }
    }

    private void checkGranted(boolean granted, Span span, String power, String grant) {
        if (!granted) {
            problems.report(
                    Code.NOT_GRANTED,
                    span,
                    "this block does not grant the power to " + power,
                    "add `grant " + grant + "` to the failover block");
        }
    }

    private void handshake(Span span) {
        if (scope.facts().notice.isEmpty()) {
            problems.report(
                    Code.HANDSHAKE_WITHOUT_NOTICE,
                    span,
                    "`handshake` waits for code at the receiver, and there is none",
                    "add `on notice in band { … }` to the failover block");
        }
        add(new OverlayStatement.Handshake(span));
    }

    private void each(RuleCommand.Each each) {
        if (scope.hand().isPresent()) {
            problems.report(
                    Code.NOT_HERE,
                    each.span(),
                    "`each` cannot stand inside another one",
                    "use the request at hand, `" + scope.hand().get().name() + "`");
        }
        checkFree(each.request());
        List<List<OverlayStatement>> body = new ArrayList<>();
        scope.withHand(
                Optional.of(scope.anyRequest(each.request().text())),
                () -> body.add(block(each.body())));
        add(new OverlayStatement.Each(each.span(), body.getFirst()));
    }

    /** The locals behind an arrow. */
    List<Local> locals(Ident name, List<String> shape) {
        checkFree(name);
        return scope.symbols().locals(scope.symbols().bind(name, shape, !problems.live()));
    }

    private void checkFree(Ident name) {
        String text = name.text();
        boolean option = scope.checking().constants().options().find(text).isPresent();
        boolean hand = scope.hand().map(Hand::name).filter(text::equals).isPresent();
        if (option || hand) {
            problems.report(
                    Code.HIDES,
                    name.span(),
                    "`"
                            + text
                            + "` would hide "
                            + (hand ? "the request at hand" : "an option of the same name"),
                    "choose another name");
        }
    }

    private void probe(RuleCommand.Probe probe) {
        checkGranted(scope.facts().probe, probe.span(), "probe", "probe");
        Term.Path path = probe.place();
        Optional<Hand> hand =
                scope.hand().filter(one -> path.plain() && one.name().equals(path.root().text()));
        if (hand.isPresent()) {
            List<String> shape =
                    scope.common(hand.get(), probe.span(), "places", RuleScope::placeShape)
                            .orElse(Value.PLAIN);
            List<Local> into = locals(probe.result(), shape);
            add(new OverlayStatement.ProbeRequest(probe.span(), into));
            return;
        }
        if (scope.target().isEmpty()) {
            problems.report(
                    Code.SEVERAL_TARGETS,
                    probe.span(),
                    "the queue pairs of this block end at different hosts, so `"
                            + path.root().text()
                            + "` is not one place",
                    "give each queue pair a failover block of its own");
            scope.symbols().bind(probe.result(), Value.PLAIN, true);
            return;
        }
        int host = scope.target().get().id();
        Optional<Word> word = scope.checking().world().word(host, path.root().text());
        if (word.isEmpty()) {
            reportNoWord(path, scope.target().get());
            scope.symbols().bind(probe.result(), Value.PLAIN, true);
            return;
        }
        var location = new Places(problems).locate(word.get(), path, terms);
        List<Local> into = locals(probe.result(), Places.shape(location));
        add(new OverlayStatement.Probe(probe.span(), location, into));
    }

    private void reportNoWord(Term.Path path, Host target) {
        World world = scope.checking().world();
        Ident name = path.root();
        Optional<Lookup.Beyond> beyond = Lookup.beyondHost(world, path);
        boolean there = beyond.isPresent() && beyond.get().host().equals(target);
        List<Integer> elsewhere =
                beyond.map(one -> List.of(one.host().id()))
                        .orElseGet(
                                () -> world.words(name.text()).stream().map(Word::host).toList());
        String reads = "a probe reads a word of the target, or the place of the request at hand";
        problems.report(
                Code.UNKNOWN_WORD,
                name.span(),
                beyond.isPresent()
                        ? "`" + name.text() + "` is a host, not a word of host " + target.name()
                        : "unknown word `"
                                + name.text()
                                + "` on host "
                                + target.name()
                                + Spelling.suggestion(name.text(), world.wordNames(target.id())),
                there
                        ? "leave out the host: the place is on the target, write `"
                                + beyond.get().place()
                                + "`"
                        : elsewhere.isEmpty()
                                ? reads
                                : "`"
                                        + beyond.map(Lookup.Beyond::word).orElse(name.text())
                                        + "` is "
                                        + scope.owner(elsewhere.getFirst())
                                        + "; "
                                        + reads);
    }

    private void let(RuleCommand.Let let) {
        Value value = terms.value(let.value());
        checkFree(let.name());
        List<Local> locals =
                scope.symbols().locals(scope.symbols().declare(let.name(), value.fields(), false));
        assign(let.span(), locals, value);
    }

    private void assign(RuleCommand.Assign assign) {
        Optional<Symbols.Symbol> symbol = scope.symbols().find(assign.name().text());
        Value value = terms.value(assign.value());
        if (symbol.isEmpty()) {
            problems.report(
                    Code.NOT_ASSIGNABLE,
                    assign.name().span(),
                    "`"
                            + assign.name().text()
                            + "` is no local of this rule"
                            + Spelling.suggestion(assign.name().text(), scope.symbols().names()),
                    "declare it: let " + assign.name().text() + " = …");
            scope.symbols().bind(assign.name(), Value.PLAIN, true);
        } else if (!symbol.get().fields().equals(value.fields())) {
            problems.report(
                    Code.WRONG_FIELDS,
                    assign.span(),
                    "`"
                            + assign.name().text()
                            + "` holds "
                            + Shapes.describe(symbol.get().fields())
                            + ", this is "
                            + Shapes.describe(value.fields()),
                    "use another local");
        } else {
            assign(assign.span(), scope.symbols().locals(symbol.get()), value);
        }
    }

    private void assign(Span span, List<Local> locals, Value value) {
        for (int i = 0; i < locals.size(); i++) {
            add(new OverlayStatement.Assign(span, locals.get(i), value.parts().get(i)));
        }
    }

    private void choice(Span span, List<RuleCommand.Arm> arms, List<RuleCommand> otherwise) {
        if (arms.isEmpty()) {
            scope.symbols().openBlock();
            otherwise.forEach(this::lower);
            scope.symbols().closeBlock();
            return;
        }
        RuleCommand.Arm first = arms.getFirst();
        List<RuleCommand.Arm> rest = arms.subList(1, arms.size());
        OptionalLong known = terms.known(first.condition());
        if (known.isPresent()) {
            scope.inFoldedCode(() -> terms.number(first.condition()));
            if (known.getAsLong() != 0) {
                choice(span, List.of(), first.body());
                scope.inFoldedCode(() -> choice(span, rest, otherwise));
            } else {
                scope.inFoldedCode(() -> block(first.body()));
                choice(span, rest, otherwise);
            }
            return;
        }
        Expr condition = terms.number(first.condition());
        List<List<OverlayStatement>> branches = new ArrayList<>();
        scope.withHand(narrowed(first.condition(), true), () -> branches.add(block(first.body())));
        scope.withHand(
                narrowed(first.condition(), false),
                () -> branches.add(rest(span, rest, otherwise)));
        add(new OverlayStatement.If(span, condition, branches.getFirst(), branches.getLast()));
    }

    private List<OverlayStatement> rest(
            Span span, List<RuleCommand.Arm> arms, List<RuleCommand> otherwise) {
        return arms.isEmpty()
                ? block(otherwise)
                : block(List.of(new RuleCommand.If(span, arms, otherwise)));
    }

    Optional<Hand> narrowed(Term condition, boolean holds) {
        return scope.hand().map(hand -> hand.narrowed(condition, holds));
    }
}

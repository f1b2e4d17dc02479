package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Command;
import dev.twintrace.protocol.syntax.Item;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of the messages of each queue pair. They are needed where a message is taken, which
 * may be written before the place where it is sent; so this looks at the sends first.
 */
final class MessageShapes {
    private final Constants constants;
    private final Arithmetic arithmetic;
    private final World world;
    private final Map<String, List<String>> shapes = new HashMap<>();
    private final Map<String, List<String>> guesses = new HashMap<>();
    private boolean incomplete;

    MessageShapes(Constants constants, Arithmetic arithmetic, World world) {
        this.constants = constants;
        this.arithmetic = arithmetic;
        this.world = world;
    }

    /** The fields, or nothing if nobody sends. */
    Optional<List<String>> of(String queuePair) {
        return Optional.ofNullable(shapes.getOrDefault(queuePair, guesses.get(queuePair)));
    }

    /** Whether the text has mistakes where there may have been sends. */
    boolean incomplete() {
        return incomplete;
    }

    void scan(Item.ProcessItem process) {
        world.host(process.host().text())
                .ifPresentOrElse(host -> scan(process.body(), host), () -> incomplete = true);
    }

    private void scan(List<Command> commands, Host host) {
        for (Command command : commands) {
            switch (command) {
                case Command.Verb verb -> scan(verb, host);
                case Command.If choice -> scan(choice, host);
                case Command.AwaitOne await ->
                        await.branches().forEach(branch -> scan(branch.body(), host));
                case Command.Times times -> scan(times.body(), host);
                case Command.Until until -> scan(until.body(), host);
                case Command.Forever forever -> scan(forever.body(), host);
                case Command.Let let -> {}
                case Command.Assign assign -> {}
                case Command.AssignFields assign -> {}
                case Command.Consume consume -> {}
                case Command.Emit emit -> {}
                case Command.Await await -> {}
                case Command.Enter enter -> {}
                case Command.Leave leave -> {}
            }
        }
    }

    private void scan(Command.If choice, Host host) {
        for (Command.Arm arm : choice.arms()) {
            OptionalLong known = constants.known(arm.condition(), arithmetic);
            if (known.isEmpty() || known.getAsLong() != 0) {
                scan(arm.body(), host);
            }
            if (known.isPresent() && known.getAsLong() != 0) {
                return;
            }
        }
        scan(choice.otherwise(), host);
    }

    private void scan(Command.Verb verb, Host host) {
        String queuePair = verb.queuePair().text();
        incomplete |=
                world.queuePair(queuePair).isEmpty() || Verb.named(verb.verb().text()).isEmpty();
        if (verb.verb().text().equals("write_imm")) {
            shapes.putIfAbsent(queuePair, Value.PLAIN);
        } else if (verb.verb().text().equals("send")) {
            List<Command.Argument> arguments = verb.arguments().orElse(List.of());
            Optional<List<String>> shape = shape(arguments, host);
            shape.ifPresent(fields -> shapes.putIfAbsent(queuePair, fields));
            if (shape.isEmpty()) {
                guesses.putIfAbsent(queuePair, Value.PLAIN);
            }
        }
    }

    /** Nothing where a local says it, whose fields are not known yet. */
    private Optional<List<String>> shape(List<Command.Argument> arguments, Host host) {
        if (arguments.size() == 1) {
            return switch (arguments.getFirst()) {
                case Command.Argument.From(var span, Term.Path place) -> shape(place, host);
                case Command.Argument.Plain(Term.Path place) -> shape(place, host);
                case Command.Argument.Plain plain -> Optional.of(Value.PLAIN);
                case Command.Argument.Named(var name, var value) ->
                        Optional.of(List.of(name.text()));
            };
        }
        List<String> names =
                arguments.stream()
                        .filter(Command.Argument.Named.class::isInstance)
                        .map(one -> ((Command.Argument.Named) one).name().text())
                        .distinct()
                        .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private Optional<List<String>> shape(Term.Path place, Host host) {
        Optional<Word> word = world.word(host.id(), place.root().text());
        boolean field = !place.plain() && place.accesses().getLast() instanceof Term.Access.Field;
        return word.map(found -> field ? Value.PLAIN : found.fields());
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the lowering of one process (or of the code at the receiver) shares. */
final class ProcessScope {
    /** What kind of code it is. */
    enum Role {
        PROCESS,
        DAEMON,
        NOTICE
    }

    /** What a use of a word in an expression does. */
    interface Loads {
        Value load(Span span, Location location);
    }

    private final Checking checking;
    private final String name;
    private final int host;
    private final Role role;
    private final Symbols symbols;
    private final Set<String> undeclared = new HashSet<>();
    private List<Statement> output = new ArrayList<>();
    private Loads loads = this::loadNow;

    ProcessScope(Checking checking, String name, int host, Role role) {
        this.checking = checking;
        this.name = name;
        this.host = host;
        this.role = role;
        this.symbols = new Symbols(checking.problems());
    }

    Checking checking() {
        return checking;
    }

    Problems problems() {
        return checking.problems();
    }

    World world() {
        return checking.world();
    }

    String name() {
        return name;
    }

    int host() {
        return host;
    }

    String hostName() {
        return world().hostName(host);
    }

    Role role() {
        return role;
    }

    Symbols symbols() {
        return symbols;
    }

    /** Names that were assigned without being declared: what uses them is not reported again. */
    Set<String> undeclared() {
        return undeclared;
    }

    /** Whether a mistake in a name may not have been reported again. */
    boolean knownMistake() {
        return !undeclared.isEmpty();
    }

    /** Adds a statement, unless the code at hand is folded away. */
    void add(Statement statement) {
        if (problems().live()) {
            output.add(statement);
        }
    }

    /** The statements that the code adds, in a block of their own. */
    List<Statement> block(Runnable code) {
        List<Statement> outer = output;
        output = new ArrayList<>();
        symbols.openBlock();
        try {
            code.run();
            return List.copyOf(output);
        } finally {
            symbols.closeBlock();
            output = outer;
        }
    }

    /** Looks at code that is no part of the protocol under the present options. */
    void inFoldedCode(Runnable look) {
        symbols.keeping(() -> problems().inFoldedCode(look));
    }

    Value load(Span span, Location location) {
        return loads.load(span, location);
    }

    /** Runs code in whose expressions a use of a word means something else than a step. */
    void withLoads(Loads other, Runnable code) {
        Loads outer = loads;
        loads = other;
        try {
            code.run();
        } finally {
            loads = outer;
        }
    }

    private Value loadNow(Span span, Location location) {
        var into = symbols.temporaries(location.arity());
        add(new Statement.Load(span, into, location));
        return new Value(Places.shape(location), Symbols.references(into));
    }
}

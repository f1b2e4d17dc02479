package dev.twintrace.report.text;

import dev.twintrace.report.Decided;
import dev.twintrace.report.text.Painted.Tint;
import dev.twintrace.report.words.Plain;
import dev.twintrace.theorems.consensus.decide.Assignment;
import dev.twintrace.theorems.consensus.decide.ConsensusNumber;
import dev.twintrace.theorems.consensus.decide.Property;
import dev.twintrace.theorems.consensus.run.Way;
import dev.twintrace.theorems.consensus.type.FiniteType;
import dev.twintrace.theorems.consensus.type.TypeOperation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code twintrace consensus TYPE} prints. */
public final class ConsensusText {
    private static final int LONGEST = 30;

    private final Page page;

    /** Reports in one style. */
    public ConsensusText(Style style) {
        this.page = new Page(style);
    }

    /** The report of one type, ending with a line break. */
    public String of(Decided decided) {
        FiniteType type = decided.decision().type();
        boolean readable = decided.decision().readable();
        ConsensusNumber consensus = decided.decision().consensus();
        ConsensusNumber recoverable = decided.decision().recoverable();
        page.text(
                Plain.of(decided.subject())
                        + ": consensus number "
                        + NumberWords.of(consensus, readable)
                        + ", recoverable "
                        + NumberWords.of(recoverable, readable),
                Tint.STRONG);
        fact(
                "type",
                String.format(
                        Locale.ROOT,
                        "%,d state%s, %,d operation%s",
                        type.states().size(),
                        type.states().size() == 1 ? "" : "s",
                        type.operations().size(),
                        type.operations().size() == 1 ? "" : "s"));
        fact("readable", readability(type));
        fact("decided", String.format(Locale.ROOT, "in %.2f s", decided.seconds()));
        section(decided, Property.DISCERNING, consensus);
        section(decided, Property.RECORDING, recoverable);
        return page.toString();
    }

    private void fact(String name, String value) {
        page.indented("  " + Painted.pad(name, 12), value, Tint.PLAIN);
    }

    private static String readability(FiniteType type) {
        return type.reader()
                .map(TypeOperation::name)
                .map(name ->
                        "yes, "
                                + Plain.of(name, LONGEST)
                                + " tells the state: the numbers are exact")
                .orElse(
                        "no operation tells the state and leaves it: the numbers are those of the"
                                + " type with a read added, for this one only upper bounds");
    }

    private void section(Decided decided, Property property, ConsensusNumber number) {
        FiniteType type = decided.decision().type();
        boolean readable = decided.decision().readable();
        page.blank();
        page.rule(
                switch (property) {
                            case DISCERNING -> "consensus, processes that stop: ";
                            case RECORDING ->
                                    "recoverable consensus, processes that crash and start again: ";
                        }
                        + NumberWords.of(number, readable),
                Tint.STRONG);
        switch (number) {
            case ConsensusNumber.One _ ->
                    page.text(
                            "No state and no operations of two processes are "
                                    + adjective(property)
                                    + ": two processes cannot agree with it.",
                            Tint.PLAIN);
            case ConsensusNumber.Exactly(Assignment witness) -> {
                witness(type, property, witness);
                page.text(
                        "There is none for " + (witness.processes() + 1) + " processes.",
                        Tint.PLAIN);
            }
            case ConsensusNumber.Infinite(Assignment witness) -> {
                witness(type, property, witness);
                page.text(
                        "It stays so with any number of copies of p2: more than "
                                + (2 * type.states().size() + 1)
                                + " change nothing, and so many have been tried.",
                        Tint.PLAIN);
            }
            case ConsensusNumber.AtLeast(Assignment witness) -> {
                witness(type, property, witness);
                page.text(
                        "For more it is not known: the search ended at its limit"
                                + " (--max-assignments).",
                        Tint.WARN);
            }
        }
        new ProtocolText(page, type)
                .of(decided.trials().stream().filter(t -> t.way() == Way.of(property)).toList());
    }

    private static String adjective(Property property) {
        return property.name().toLowerCase(Locale.ROOT);
    }

    private void witness(FiniteType type, Property property, Assignment witness) {
        page.text(
                "The witness, which is "
                        + witness.processes()
                        + "-"
                        + adjective(property)
                        + ": from state "
                        + Plain.of(type.states().get(witness.initial()), LONGEST),
                Tint.PLAIN);
        fact("team A", team(type, witness.first(), 1));
        fact("team B", team(type, witness.second(), 1 + witness.first().size()));
    }

    private static String team(FiniteType type, List<Integer> operations, int number) {
        return IntStream.range(0, operations.size())
                .mapToObj(i ->
                        "p"
                                + (number + i)
                                + "\u00a0"
                                + Plain.of(
                                        type.operations().get(operations.get(i)).name(), LONGEST))
                .collect(Collectors.joining(", "));
    }
}

package dev.twintrace.report.rule;

import dev.twintrace.engine.solve.Solution;
import dev.twintrace.protocol.opening.RulePath;
import dev.twintrace.protocol.opening.RulePath.Code;
import dev.twintrace.protocol.opening.RuleWords;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import java.util.ArrayList;
import java.util.List;

/**
 * A failover rule as tables: a row for each way through it, of which exactly one is taken in every
 * situation.
 *
 * @param queuePairs whose rule it is
 * @param parts what is done once, if it says anything, and what for each request in error
 */
public record RuleTable(List<String> queuePairs, List<Part> parts) {
    /** What the columns of all parts are called. */
    public static final List<String> COLUMNS = List.of("First", "If", "Then");

    /** Copies the lists. */
    public RuleTable {
        queuePairs = List.copyOf(queuePairs);
        parts = List.copyOf(parts);
    }

    /**
     * A table.
     *
     * @param heading when its rows apply
     */
    public record Part(String heading, List<Row> rows) {
        /** Copies the rows. */
        public Part {
            rows = List.copyOf(rows);
        }

        /** Whether any row asks for anything; else the column is empty. */
        public boolean asks() {
            return rows.stream().anyMatch(r -> !r.learnt().isEmpty());
        }

        /** Whether anything is done first; else the column is empty. */
        public boolean begins() {
            return rows.stream().anyMatch(r -> !r.first().isEmpty());
        }
    }

    /**
     * A way through the rule; a cell for each column. All is in the words of the language.
     *
     * @param first what is done, in this order, before the last condition is asked, or to begin
     *     with: uses of powers, mostly; a condition on what is bound there is asked after it
     * @param learnt the conditions that hold on this way; none where it is always taken
     * @param then what is done at last, in this order; never empty
     */
    public record Row(List<String> first, List<String> learnt, List<String> then) {
        /** Copies the lists. */
        public Row {
            first = List.copyOf(first);
            learnt = List.copyOf(learnt);
            then = List.copyOf(then);
        }

        /** As many as there are columns. */
        public List<List<String>> cells() {
            return List.of(first, learnt, then);
        }
    }

    /** The tables of all blocks of a protocol, with the rules that were found for it. */
    public static List<RuleTable> of(Protocol protocol, Solution.Rules rules) {
        return rules.blocks().stream().map(block -> of(protocol, block)).toList();
    }

    /** The tables of the rule in a block. */
    public static RuleTable of(Protocol protocol, Failover block) {
        RuleWords words = RuleWords.of(protocol, block);
        List<Code> codes = RulePath.of(block.rule());
        List<Part> parts = new ArrayList<>();
        for (int c = 0; c < codes.size(); c++) {
            boolean onlyLoops = c == 0 && codes.size() == 2 && loops(codes.getFirst());
            if (!onlyLoops) {
                parts.add(part(codes, c, block, words));
            }
        }
        return new RuleTable(block.queuePairs().stream().map(QueuePair::name).toList(), parts);
    }

    /** Whether a rule is nothing but an {@code each}. */
    private static boolean loops(Code rule) {
        return rule.paths().size() == 1
                && rule.paths().getFirst().steps().size() == 1
                && rule.paths().getFirst().steps().getFirst() instanceof RulePath.Step.ForEach;
    }

    private static Part part(List<Code> codes, int number, Failover block, RuleWords words) {
        Code code = codes.get(number);
        String heading =
                code.each()
                        ? "For each request r in error, in the order of posting"
                                + (codes.size() > 2 ? " (" + number + ")" : "")
                        : block.onMove()
                                ? "On an error, or when an idle lane is found dead"
                                : "On an error";
        return new Part(
                heading,
                code.paths().stream()
                        .map(p -> row(p, code.each(), codes.size() > 2, words))
                        .toList());
    }

    private static Row row(RulePath path, boolean each, boolean numbered, RuleWords words) {
        int begins = begins(path);
        List<String> first = new ArrayList<>();
        List<String> learnt = new ArrayList<>();
        List<String> then = new ArrayList<>();
        for (int i = 0; i < path.steps().size(); i++) {
            List<String> cell = i < begins ? first : then;
            switch (path.steps().get(i)) {
                case RulePath.Step.Asked(var condition, boolean holds) ->
                        learnt.add(words.condition(condition, holds));
                case RulePath.Step.Done(var statement) -> {
                    cell.add(words.statement(statement));
                    cell.addAll(results(statement, words));
                }
                case RulePath.Step.Mapped(var results) -> cell.add(words.complete(results));
                case RulePath.Step.ForEach(int code) ->
                        cell.add("each r: see below" + (numbered ? " (" + code + ")" : ""));
            }
        }
        if (then.isEmpty()) {
            then.add(changes(path) ? "nothing more" : each ? "leave r in error" : "nothing");
        }
        return new Row(first, learnt, then);
    }

    /** What becomes of the result of a request that is posted again, a line for each case. */
    private static List<String> results(OverlayStatement statement, RuleWords words) {
        if (!(statement instanceof OverlayStatement.Resend r) || r.mapping().outputs().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (RulePath path : RulePath.mapped(r.mapping().outputs())) {
            List<String> conditions = new ArrayList<>();
            String deed = "";
            for (RulePath.Step step : path.steps()) {
                switch (step) {
                    case RulePath.Step.Asked(var condition, boolean holds) ->
                            conditions.add(words.condition(condition, holds));
                    case RulePath.Step.Mapped(var results) -> deed = words.complete(results);
                    case RulePath.Step.Done _, RulePath.Step.ForEach _ -> {}
                }
            }
            lines.add(
                    conditions.isEmpty()
                            ? deed
                            : "if " + String.join(" and ", conditions) + ": " + deed);
        }
        return lines;
    }

    private static boolean changes(RulePath path) {
        return path.steps().stream()
                .anyMatch(s ->
                        switch (s) {
                            case RulePath.Step.Asked _ -> false;
                            case RulePath.Step.Done(var statement) -> !prepares(statement);
                            case RulePath.Step.Mapped _, RulePath.Step.ForEach _ -> true;
                        });
    }

    /** Up to the last condition; where there is none, as long as nothing is changed. */
    private static int begins(RulePath path) {
        for (int i = path.steps().size(); i > 0; i--) {
            if (path.steps().get(i - 1) instanceof RulePath.Step.Asked) {
                return i;
            }
        }
        int i = 0;
        while (i < path.steps().size()
                && path.steps().get(i) instanceof RulePath.Step.Done(var statement)
                && prepares(statement)) {
            i++;
        }
        return i;
    }

    private static boolean prepares(OverlayStatement statement) {
        return switch (statement) {
            case OverlayStatement.Probe _,
                    OverlayStatement.ProbeRequest _,
                    OverlayStatement.Count _,
                    OverlayStatement.Close _,
                    OverlayStatement.Handshake _,
                    OverlayStatement.Assign _ ->
                    true;
            case OverlayStatement.Each _,
                    OverlayStatement.ResendAll _,
                    OverlayStatement.Resend _,
                    OverlayStatement.Complete _,
                    OverlayStatement.Abort _,
                    OverlayStatement.Decide _,
                    OverlayStatement.If _ ->
                    false;
        };
    }
}

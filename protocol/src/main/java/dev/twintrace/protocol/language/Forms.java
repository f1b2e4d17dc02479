package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinLexer;
import dev.twintrace.protocol.grammar.TwinParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The forms of the language as shown in messages about syntax. */
final class Forms {
    static final Set<String> ITEMS =
            Set.of(
                    "protocol",
                    "option",
                    "host",
                    "qp",
                    "process",
                    "daemon",
                    "failover",
                    "always",
                    "observe",
                    "expect");

    private static final List<String> TOP =
            List.of(
                    "protocol",
                    "width",
                    "atomicity",
                    "faults",
                    "option",
                    "host",
                    "qp",
                    "process",
                    "daemon",
                    "failover",
                    "always",
                    "observe",
                    "expect");

    private static final List<String> COMMANDS =
            List.of("let", "consume", "emit", "await", "if", "repeat", "enter", "leave");

    private static final List<String> RULES =
            List.of(
                    "resend",
                    "each",
                    "complete",
                    "probe",
                    "count",
                    "close",
                    "handshake",
                    "abort",
                    "let",
                    "if");

    private static final List<String> FAILOVER =
            List.of("faults", "nic", "losses", "originals", "grant", "log", "on");

    private static final List<String> QUEUE_PAIR =
            List.of("lanes", "lane", "exactly", "placement", "reads", "receives", "rnr");

    private Forms() {}

    static String closing(String open) {
        return switch (open) {
            case "(" -> ")";
            case "[" -> "]";
            default -> "}";
        };
    }

    /** The words that may begin a line in the rule of the grammar. */
    static List<String> keywords(int rule) {
        return switch (rule) {
            case TwinParser.RULE_block, TwinParser.RULE_statement, TwinParser.RULE_place ->
                    COMMANDS;
            case TwinParser.RULE_ruleBlock, TwinParser.RULE_ruleStatement -> RULES;
            case TwinParser.RULE_failoverBody, TwinParser.RULE_failoverFact -> FAILOVER;
            case TwinParser.RULE_queuePairBody, TwinParser.RULE_queuePairFact -> QUEUE_PAIR;
            default -> TOP;
        };
    }

    /** A token type in words, unless a wider word covers it. */
    static Optional<String> describe(int type, boolean name, boolean value) {
        if (type == TwinLexer.NAME) {
            return Optional.of(value ? "a value" : "a name");
        }
        if (type == TwinLexer.NUMBER) {
            return value ? Optional.empty() : Optional.of("a number");
        }
        if (type == TwinLexer.STRING) {
            return Optional.of("a text in quotes");
        }
        String literal = SyntaxMessage.literal(type);
        boolean word = !literal.isEmpty() && Character.isLetter(literal.charAt(0));
        boolean covered =
                literal.isEmpty()
                        || literal.equals(";")
                        || (name && word && !COMMANDS.contains(literal))
                        || (value && Set.of("(", "not", "{").contains(literal));
        return covered ? Optional.empty() : Optional.of("`" + literal + "`");
    }

    /** How to mend it: the form of what was being read. */
    static String hint(int rule, String found, Set<String> expected) {
        if (found.equals("-") && expected.contains("a value")) {
            return "values are unsigned; `0 - 1` wraps to the largest";
        }
        if (found.equals("=") && !expected.contains("`=`")) {
            return "`=` assigns, `==` compares";
        }
        return switch (rule) {
            case TwinParser.RULE_headerItem -> "a file begins with: protocol NAME \"title\"";
            case TwinParser.RULE_optionItem,
                    TwinParser.RULE_valueSet,
                    TwinParser.RULE_relaxation,
                    TwinParser.RULE_optionValue ->
                    "an option reads: option NAME = VALUE in { VALUE, VALUE } relaxed VALUE \"what"
                            + " it is\"";
            case TwinParser.RULE_hostItem,
                    TwinParser.RULE_hostBody,
                    TwinParser.RULE_hostEntry,
                    TwinParser.RULE_fieldInit ->
                    "a host reads: host NAME { word = 0; array[4] = 0; record { a = 0, b = 0 } }";
            case TwinParser.RULE_queuePairItem -> "a queue pair reads: qp NAME: SENDER -> TARGET";
            case TwinParser.RULE_queuePairBody,
                    TwinParser.RULE_queuePairEntry,
                    TwinParser.RULE_queuePairFact ->
                    "a queue pair may say: lanes N, lane N: NIC -> NIC, exactly once, placement"
                            + " relaxed, reads relaxed, receives N, receives per lane, rnr error";
            case TwinParser.RULE_processItem -> "a process reads: process NAME on HOST { … }";
            case TwinParser.RULE_failoverItem -> "a failover block reads: failover QP { … }";
            case TwinParser.RULE_failoverBody,
                    TwinParser.RULE_failoverEntry,
                    TwinParser.RULE_failoverFact,
                    TwinParser.RULE_logOrder ->
                    "a failover block may say: faults N, nic faults N, losses N, originals bounded"
                            + " or late, grant POWER, log WORD[N] ORDER, on error { … }, on notice"
                            + " in band { … }";
            case TwinParser.RULE_ruleBlock,
                    TwinParser.RULE_ruleStatement,
                    TwinParser.RULE_subject ->
                    "a rule is made of: resend, each, complete, probe, count, close, handshake,"
                            + " abort, let, if and assignments";
            case TwinParser.RULE_block, TwinParser.RULE_statement ->
                    "a statement is an assignment, a verb such as q.write(data, 1), or begins with "
                            + Spelling.alternatives(COMMANDS);
            case TwinParser.RULE_awaitBody, TwinParser.RULE_branch, TwinParser.RULE_guard ->
                    "this reads: await one { when CONDITION { … } when timeout { … } }";
            case TwinParser.RULE_expectItem, TwinParser.RULE_verdict, TwinParser.RULE_setting ->
                    "an expectation reads: expect VERDICT \"class\" with OPTION = VALUE";
            case TwinParser.RULE_item -> "a declaration begins with " + Spelling.alternatives(TOP);
            case TwinParser.RULE_arguments, TwinParser.RULE_argument ->
                    "a verb reads: q.write(PLACE, VALUE), q.cas(PLACE, COMPARE, SWAP) -> old";
            case TwinParser.RULE_alwaysItem -> "this reads: always CONDITION \"text\"";
            default ->
                    expected.contains("a value")
                            ? "a value is a number, a name, any(n), or an expression made of them"
                            : "docs/language.md shows every form";
        };
    }
}

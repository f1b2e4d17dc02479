package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinLexer;
import dev.twintrace.protocol.grammar.TwinParser;
import java.util.List;
import java.util.Locale;
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
            List.of(
                    "lanes",
                    "lane",
                    "exactly",
                    "placement",
                    "reads",
                    "receives",
                    "rnr",
                    "number",
                    "connection");

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

    /** Whether the rule of the grammar is one for statements. */
    static boolean statements(int rule) {
        return switch (rule) {
            case TwinParser.RULE_block,
                    TwinParser.RULE_statement,
                    TwinParser.RULE_place,
                    TwinParser.RULE_ruleBlock,
                    TwinParser.RULE_ruleStatement ->
                    true;
            default -> false;
        };
    }

    /** What somebody may have meant who uses the word of another language. */
    static Optional<String> meant(String word, int rule) {
        boolean overlay = keywords(rule).equals(RULES);
        String meant =
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "retransmit", "retry", "replay", "repost", "reissue", "redo" ->
                            overlay ? "resend" : "";
                    case "ack", "acknowledge", "finish", "done", "skip", "drop" ->
                            overlay ? "complete" : "";
                    case "fail", "stop", "exit", "die", "reject" -> overlay ? "abort" : "";
                    case "foreach", "for" -> overlay ? "each" : "repeat";
                    case "while", "loop", "do" -> overlay ? "" : "repeat";
                    case "print", "output", "return", "deliver" -> overlay ? "" : "emit";
                    case "until", "wait", "poll", "block" -> overlay ? "" : "await";
                    case "lock", "acquire" -> overlay ? "" : "enter";
                    case "unlock", "release" -> overlay ? "" : "leave";
                    case "var", "local", "int" -> "let";
                    default -> "";
                };
        return Optional.of(meant).filter(one -> !one.isEmpty());
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

    /** A frequent slip of the pen. */
    static Optional<String> slip(String found, Set<String> expected, boolean keyword) {
        if (found.equals("-") && expected.contains("a value")) {
            return Optional.of("values are unsigned; `0 - 1` wraps to the largest");
        }
        if (found.equals("=") && expected.contains("`->`")) {
            return Optional.of("write `->`");
        }
        if (found.equals("=") && !expected.contains("`=`")) {
            return Optional.of("`=` assigns, `==` compares");
        }
        if (expected.equals(Set.of("`)`")) || expected.equals(Set.of("`]`"))) {
            boolean closed = Set.of("{", "}", ")", "]").contains(found);
            return Optional.of(
                    "add the missing "
                            + String.join("", expected)
                            + (closed ? "" : "; arguments are separated by `,`"));
        }
        if (expected.equals(Set.of("`{`"))) {
            return Optional.of("a block stands in braces: { … }");
        }
        if (keyword && expected.equals(Set.of("a name"))) {
            return Optional.of("`" + found + "` is a word of the language; choose another name");
        }
        if (found.equals("}") && expected.isEmpty()) {
            return Optional.of("there is one `}` too many");
        }
        return Optional.empty();
    }

    /** The form of the statement that begins with the word. */
    static Optional<String> statement(String first, int rule) {
        if (rule != TwinParser.RULE_statement && rule != TwinParser.RULE_block) {
            return Optional.empty();
        }
        return switch (first) {
            case "let" -> Optional.of("this reads: let NAME = VALUE");
            case "consume" -> Optional.of("this reads: consume WORD");
            case "emit" -> Optional.of("this reads: emit VALUE, VALUE");
            case "await" -> Optional.of("this reads: await CONDITION, or await CONDITION -> NAME");
            case "if" ->
                    Optional.of(
                            "this reads: if CONDITION { … } else if CONDITION { … } else { … }");
            case "repeat", "while", "for", "loop" ->
                    Optional.of(
                            "a loop reads: repeat N as i { … }, repeat until CONDITION { … }, or in"
                                    + " a daemon repeat forever { … }");
            default -> Optional.empty();
        };
    }

    /** The rule for what a word begins. */
    private static int item(String word) {
        return switch (word) {
            case "protocol" -> TwinParser.RULE_headerItem;
            case "option" -> TwinParser.RULE_optionItem;
            case "host" -> TwinParser.RULE_hostItem;
            case "qp" -> TwinParser.RULE_queuePairItem;
            case "process", "daemon" -> TwinParser.RULE_processItem;
            case "failover" -> TwinParser.RULE_failoverItem;
            case "always" -> TwinParser.RULE_alwaysItem;
            case "observe" -> TwinParser.RULE_observeItem;
            case "expect" -> TwinParser.RULE_expectItem;
            default -> -1;
        };
    }

    /**
     * The form of what was being read.
     *
     * @param lineStart the first word of the line; says more where no declaration was open
     */
    static String hint(int rule, String lineStart, Set<String> expected) {
        boolean between = rule == TwinParser.RULE_item || rule == TwinParser.RULE_name;
        if (between && item(lineStart) >= 0) {
            return form(item(lineStart), expected);
        }
        return form(rule, expected);
    }

    private static String form(int rule, Set<String> expected) {
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
                            + " relaxed, reads relaxed, receives N, receives per lane, rnr error,"
                            + " number of Q, connection ids";
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
            case TwinParser.RULE_observeItem ->
                    "this reads: observe WORD, WORD, or observe nothing";
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

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinLexer;
import dev.twintrace.protocol.grammar.TwinParser;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says what was expected where the text left the grammar. */
final class SyntaxMessage {
    private final Parser parser;
    private final RecognitionException error;
    private final Token wrong;
    private final int start;

    /**
     * Explains an error.
     *
     * @param start the index of the first token of the declaration
     */
    SyntaxMessage(Parser parser, RecognitionException error, int start) {
        this.parser = parser;
        this.error = error;
        this.wrong = error.getOffendingToken();
        this.start = start;
    }

    void report(Problems problems) {
        String found = found();
        Optional<Token> open = openBrace();
        boolean beginsDeclaration = wrong.getType() == Token.EOF || Forms.ITEMS.contains(found);
        if (open.isPresent() && beginsDeclaration) {
            problems.report(
                    Code.NOT_CLOSED,
                    Tokens.span(open.get()),
                    "this `"
                            + open.get().getText()
                            + "` is not closed before "
                            + (wrong.getType() == Token.EOF
                                    ? "the end of the file"
                                    : "the `" + found + "` in line " + wrong.getLine()),
                    "add the missing `" + Forms.closing(open.get().getText()) + "`");
            return;
        }
        Optional<Token> request = requestAsValue();
        if (request.isPresent()) {
            reportRequest(request.get(), problems);
            return;
        }
        Optional<Token> slip = slip();
        Set<String> expected = expected();
        if (slip.isEmpty() && noStatement()) {
            String word = before().getText();
            Optional<String> meant = Forms.meant(word, rule());
            problems.report(
                    Code.SYNTAX,
                    Tokens.span(before()),
                    meant.map(keyword -> unknown(before(), keyword))
                            .orElse("`" + word + "` begins no statement"),
                    Forms.hint(rule(), word, expected));
            return;
        }
        Span span = Tokens.span(slip.orElse(wrong));
        String message =
                slip.flatMap(token -> meant(token).map(keyword -> unknown(token, keyword)))
                        .orElseGet(() -> message(expected));
        problems.report(Code.SYNTAX, span, message, hint(found, expected));
    }

    /** The queue pair in {@code q.cas(…)} where a value should stand. */
    private Optional<Token> requestAsValue() {
        List<Token> last = last(3);
        boolean call =
                found().equals("(")
                        && last.size() == 3
                        && last.get(1).getText().equals(".")
                        && Verb.named(last.get(0).getText()).isPresent();
        return call ? Optional.of(last.get(2)) : Optional.empty();
    }

    private void reportRequest(Token queuePair, Problems problems) {
        String name = queuePair.getText();
        Token verb = before();
        String call = name + "." + verb.getText() + "(…)";
        boolean result =
                Verb.named(verb.getText())
                        .filter(one -> one.result() != Verb.Result.NONE)
                        .isPresent();
        problems.report(
                Code.SYNTAX,
                Tokens.span(queuePair, verb),
                "a request is a statement, not a value",
                result
                        ? "post it, wait for it and look at the result then: "
                                + call
                                + " -> x; "
                                + name
                                + ".wait; if x == …"
                        : "write it as a statement of its own: " + call);
    }

    /** Whether a word stands alone where a statement begins, and no statement begins with it. */
    private boolean noStatement() {
        Token word = before();
        boolean alone =
                Set.of("}", ";").contains(found())
                        || wrong.getLine() > word.getLine()
                        || isWord(wrong);
        return Forms.statements(rule())
                && word.getType() == TwinLexer.NAME
                && startsLine(word)
                && alone;
    }

    private static boolean isWord(Token token) {
        return Character.isLetter(token.getText().codePointAt(0));
    }

    private String hint(String found, Set<String> expected) {
        Token first = first();
        return Forms.slip(found, expected, keyword())
                .or(() -> Forms.statement(first.getText(), rule()))
                .orElseGet(() -> Forms.hint(rule(), lineStart(), expected));
    }

    /** Whether the wrong token is a word of the language. */
    private boolean keyword() {
        String literal = literal(wrong.getType());
        return !literal.isEmpty() && Character.isLetter(literal.charAt(0));
    }

    /** The first token of what was being read. */
    private Token first() {
        return error.getCtx() instanceof ParserRuleContext context && context.start != null
                ? context.start
                : wrong;
    }

    /** The first word of the line. */
    private String lineStart() {
        Token first = wrong;
        for (int i = wrong.getTokenIndex(); i >= 0; i--) {
            Token token = parser.getInputStream().get(i);
            if (token.getLine() < wrong.getLine()) {
                break;
            }
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                first = token;
            }
        }
        return first.getText();
    }

    private static String unknown(Token token, String keyword) {
        return "`" + token.getText() + "` is unknown here, did you mean `" + keyword + "`?";
    }

    private String message(Set<String> expected) {
        String what = wrong.getType() == Token.EOF ? "the end of the file" : "`" + found() + "`";
        if (expected.isEmpty() || expected.equals(Set.of("`}`"))) {
            return "did not expect " + what + " here";
        }
        return "expected " + Spelling.either(List.copyOf(expected)) + ", found " + what;
    }

    private String found() {
        String text = wrong.getText();
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }

    private Token before() {
        return last(1).stream().findFirst().orElse(wrong);
    }

    /** So many tokens before the wrong one, the last first. */
    private List<Token> last(int count) {
        List<Token> last = new ArrayList<>();
        for (int i = wrong.getTokenIndex() - 1; i >= 0 && last.size() < count; i--) {
            Token token = parser.getInputStream().get(i);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                last.add(token);
            }
        }
        return last;
    }

    /** The name at or before the wrong token that nearly is a keyword. */
    private Optional<Token> slip() {
        return Stream.of(before(), wrong)
                .filter(token -> token.getType() == TwinLexer.NAME && mayStart(token))
                .filter(token -> meant(token).isPresent())
                .findFirst();
    }

    private Optional<String> meant(Token token) {
        return Spelling.nearest(token.getText(), Forms.keywords(rule()));
    }

    private boolean mayStart(Token token) {
        boolean inFacts =
                rule() == TwinParser.RULE_failoverBody || rule() == TwinParser.RULE_queuePairBody;
        return (token.getTokenIndex() == wrong.getTokenIndex() && inFacts) || startsLine(token);
    }

    private boolean startsLine(Token token) {
        for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
            Token earlier = parser.getInputStream().get(i);
            if (earlier.getChannel() == Token.DEFAULT_CHANNEL) {
                return earlier.getLine() < token.getLine()
                        || Set.of("{", "}", ";").contains(earlier.getText());
            }
        }
        return true;
    }

    private int rule() {
        return error.getCtx() instanceof ParserRuleContext context ? context.getRuleIndex() : -1;
    }

    private Optional<Token> openBrace() {
        List<Token> open = new ArrayList<>();
        for (int i = start; i < wrong.getTokenIndex(); i++) {
            Token token = parser.getInputStream().get(i);
            switch (token.getText()) {
                case "{", "(", "[" -> open.add(token);
                case "}", ")", "]" -> {
                    if (!open.isEmpty()) {
                        open.removeLast();
                    }
                }
                default -> {}
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
    }

    /** What could have followed, in words. */
    private Set<String> expected() {
        IntervalSet types = new IntervalSet();
        if (error instanceof NoViableAltException dead && dead.getDeadEndConfigs() != null) {
            for (ATNConfig config : dead.getDeadEndConfigs()) {
                types.addAll(parser.getATN().nextTokens(config.state));
            }
        } else if (error.getExpectedTokens() != null) {
            types.addAll(error.getExpectedTokens());
        }
        types.remove(Token.EPSILON);
        types.remove(Token.EOF);
        Set<String> words = new TreeSet<>();
        boolean name = types.contains(TwinLexer.NAME);
        boolean value = name && types.contains(TwinLexer.NUMBER);
        for (int type : types.toList()) {
            Forms.describe(type, name, value).ifPresent(words::add);
        }
        return words.size() > 8 ? Set.of() : words;
    }

    static String literal(int type) {
        String literal = TwinParser.VOCABULARY.getLiteralName(type);
        return literal == null ? "" : literal.substring(1, literal.length() - 1);
    }
}

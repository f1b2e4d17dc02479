package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinLexer;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Cuts the text into tokens and finds the mistakes that show before any grammar is applied. */
final class Tokens {
    /** Brackets and {@code not}s inside each other. */
    static final int DEEPEST = 50;

    private Tokens() {}

    /** All tokens, comments and spaces included. */
    static List<Token> cut(String text) {
        TwinLexer lexer = new TwinLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.nextToken(); ; token = lexer.nextToken()) {
            tokens.add(token);
            if (token.getType() == Token.EOF) {
                return tokens;
            }
        }
    }

    static CommonTokenStream stream(List<Token> tokens) {
        return new CommonTokenStream(new ListTokenSource(tokens));
    }

    static Span span(Token token) {
        int length = token.getType() == Token.EOF ? 0 : firstLineLength(token.getText());
        return new Span(token.getLine(), token.getCharPositionInLine() + 1, length);
    }

    /** From the first token to the last, as far as they are on one line. */
    static Span span(Token first, Token last) {
        Span start = span(first);
        Span end = span(last);
        return start.line() == end.line() && end.column() >= start.column()
                ? new Span(
                        start.line(), start.column(), end.column() + end.length() - start.column())
                : start;
    }

    private static int firstLineLength(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.codePointCount(0, end);
    }

    static void check(List<Token> tokens, Problems problems) {
        boolean strayBefore = false;
        for (Token token : tokens) {
            boolean stray = token.getType() == TwinLexer.STRAY;
            if (stray && !strayBefore) {
                problems.report(
                        Code.STRAY_CHARACTER,
                        span(token),
                        "`" + printable(token.getText()) + "` has no meaning in a .twin file",
                        strayHint(token.getText()));
            } else if (token.getType() == TwinLexer.OPEN_STRING) {
                problems.report(
                        Code.NOT_CLOSED,
                        span(token),
                        "this text has no closing quote",
                        "a text begins and ends with \" on the same line");
            } else if (token.getType() == TwinLexer.OPEN_COMMENT) {
                problems.report(
                        Code.NOT_CLOSED,
                        span(token),
                        "this comment is not closed",
                        "end it with */, or use // for a comment up to the end of the line");
                return;
            }
            strayBefore = stray;
        }
        checkDepth(tokens, problems);
    }

    private static void checkDepth(List<Token> tokens, Problems problems) {
        Deque<Integer> nots = new ArrayDeque<>();
        int run = 0;
        for (Token token : tokens) {
            switch (token.getText()) {
                case "(", "[", "{" -> {
                    nots.push(run);
                    run = 0;
                }
                case ")", "]", "}" -> {
                    if (!nots.isEmpty()) {
                        nots.pop();
                    }
                    run = 0;
                }
                case "not" -> run++;
                default -> run = token.getChannel() == Token.DEFAULT_CHANNEL ? 0 : run;
            }
            if (nots.size() + run > DEEPEST) {
                problems.report(
                        Code.TOO_COMPLEX,
                        span(token),
                        "more than " + DEEPEST + " brackets, blocks or `not`s inside each other",
                        "split the expression with `let`, or the block into several");
                return;
            }
        }
    }

    static String printable(String text) {
        int point = text.codePointAt(0);
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT
                ? "U+%04X".formatted(point)
                : text;
    }

    private static String strayHint(String text) {
        return switch (text) {
            case "&" -> "write `and`";
            case "|" -> "write `or`";
            case "!" -> "write `not`, or `!=` for unequal";
            case "'", "\u2018", "\u2019", "\u201C", "\u201D", "`" ->
                    "a text stands between straight double quotes: \"text\"";
            case "#" -> "a comment begins with //";
            case "\u2192" -> "write `->`";
            case "\u2013", "\u2014" -> "write `-`";
            default -> "remove it; names are letters, digits and `_`";
        };
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinLexer;
import dev.twintrace.protocol.grammar.TwinParser;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    SyntaxMessage(Parser parser, RecognitionException error) {
        this.parser = parser;
        this.error = error;
        this.wrong = error.getOffendingToken();
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
        Optional<String> meant = misspelled();
        Set<String> expected = expected();
        Span span = meant.isPresent() ? Tokens.span(before()) : Tokens.span(wrong);
        String message =
                meant.map(keyword ->
                                "`"
                                        + before().getText()
                                        + "` is unknown here, did you mean `"
                                        + keyword
                                        + "`?")
                        .orElseGet(() -> message(expected));
        problems.report(Code.SYNTAX, span, message, Forms.hint(rule(), found, expected));
    }

    private String message(Set<String> expected) {
        String what = wrong.getType() == Token.EOF ? "the end of the file" : "`" + found() + "`";
        if (expected.isEmpty()) {
            return "did not expect " + what + " here";
        }
        return "expected " + String.join(" or ", expected) + ", found " + what;
    }

    private String found() {
        String text = wrong.getText();
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }

    private Token before() {
        for (int i = wrong.getTokenIndex() - 1; i >= 0; i--) {
            Token token = parser.getInputStream().get(i);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                return token;
            }
        }
        return wrong;
    }

    /** A keyword that the name before or at the wrong token nearly is. */
    private Optional<String> misspelled() {
        Token before = before();
        boolean startsLine = before.getTokenIndex() < wrong.getTokenIndex() && startsLine(before);
        if (before.getType() != TwinLexer.NAME || !startsLine) {
            return Optional.empty();
        }
        return Spelling.nearest(before.getText(), Forms.keywords(rule()));
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
        int start = itemStart();
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

    private int itemStart() {
        ParserRuleContext context = parser.getContext();
        while (context.getParent() != null) {
            context = context.getParent();
        }
        return context.start.getTokenIndex();
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

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinLexer;
import dev.twintrace.protocol.grammar.TwinParser;
import dev.twintrace.protocol.syntax.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads the declarations of a file. After a syntax error it goes on with the next declaration that
 * begins a line, so that each mistake is reported once.
 */
final class Reader {
    /** These begin a declaration and nothing else. */
    private static final Set<String> BEGINNINGS =
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

    private final Problems problems;

    Reader(Problems problems) {
        this.problems = problems;
    }

    /** What could be read; complete unless problems were reported. */
    SourceFile read(String text) {
        List<Token> tokens = Tokens.cut(text);
        if (tokens.stream().noneMatch(Reader::saysSomething)) {
            problems.report(
                    Code.EMPTY,
                    Tokens.span(tokens.getFirst()),
                    "the file is empty",
                    "begin with `protocol NAME`; docs/language.md shows a whole file");
            return new SourceFile(List.of(), Map.of());
        }
        Tokens.check(tokens, problems);
        if (problems.failed()) {
            return new SourceFile(List.of(), Map.of());
        }
        CommonTokenStream stream = Tokens.stream(tokens);
        List<Item> items = new ArrayList<>();
        ItemReader reader = new ItemReader(problems);
        while (true) {
            while (stream.LA(1) != Token.EOF && stream.LT(1).getText().equals(";")) {
                stream.consume();
            }
            if (stream.LA(1) == Token.EOF) {
                return new SourceFile(List.copyOf(items), mentions(tokens));
            }
            int start = stream.index();
            TwinParser parser = parser(stream);
            try {
                items.add(reader.visit(parser.item()));
            } catch (ParseCancellationException stopped) {
                if (!(stopped.getCause() instanceof RecognitionException error)) {
                    throw stopped;
                }
                new SyntaxMessage(parser, error, start).report(problems);
                stream.seek(start);
                skip(stream, error);
            }
        }
    }

    private static boolean saysSomething(Token token) {
        return token.getChannel() == Token.DEFAULT_CHANNEL
                && token.getType() != Token.EOF
                && !token.getText().equals(";");
    }

    private static Map<String, Integer> mentions(List<Token> tokens) {
        Map<String, Integer> mentions = new HashMap<>();
        for (Token token : tokens) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                mentions.merge(token.getText(), 1, Integer::sum);
            }
        }
        return mentions;
    }

    private static TwinParser parser(CommonTokenStream stream) {
        TwinParser parser = new TwinParser(stream);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        return parser;
    }

    private static void skip(CommonTokenStream stream, RecognitionException error) {
        int start = stream.index();
        int wrong = error.getOffendingToken().getTokenIndex();
        int line = stream.LT(1).getLine();
        while (stream.LA(1) != Token.EOF) {
            Token token = stream.LT(1);
            boolean beginsLine = token.getLine() > line;
            line = token.getLine() + lines(token);
            if (stream.index() > start
                    && stream.index() >= wrong
                    && beginsLine
                    && BEGINNINGS.contains(token.getText())) {
                return;
            }
            stream.consume();
        }
    }

    private static int lines(Token token) {
        return token.getType() == TwinLexer.EOF ? 0 : (int) token.getText().lines().count() - 1;
    }
}

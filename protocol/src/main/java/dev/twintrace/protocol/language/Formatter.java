package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinParser;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/**
 * The canonical layout: four spaces for each block, a statement on each line, blank lines between
 * declarations. What was written on one line stays on one line if it fits. Comments are kept; doing
 * it twice changes nothing, and the protocol stays the same.
 */
public final class Formatter {
    private Formatter() {}

    /** Lays out a text; names and types are not checked. */
    public static Formatted format(String fileName, String text) {
        Optional<Diagnostic> unusable = Source.check(fileName, text);
        if (unusable.isPresent()) {
            return new Formatted.Refused(List.of(unusable.get()));
        }
        Problems problems = new Problems(fileName);
        try {
            new Reader(problems).read(text);
        } catch (Problems.TooMany stopped) {
            return new Formatted.Refused(problems.errors());
        }
        if (problems.failed()) {
            return new Formatted.Refused(problems.errors());
        }
        List<Token> tokens = Tokens.cut(text);
        CommonTokenStream stream = Tokens.stream(tokens);
        TwinParser parser = new TwinParser(stream);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        TwinParser.FileContext file = parser.file();
        return new Formatted.Done(new Layout(stream, new LayoutMarks(file)).file(file));
    }
}

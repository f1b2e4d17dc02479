package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinParser;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Writes a file token by token. */
final class Layout {
    private static final int WIDTH = 100;
    private static final String INDENT = "    ";
    private static final Set<String> NO_SPACE_BEFORE = Set.of(",", ")", "]", ":", ".", "[");
    private static final Set<String> NO_SPACE_AFTER = Set.of("(", "[", ".");

    /** Declarations of one line that may stand together without a gap. */
    private static final List<Set<String>> GROUPS =
            List.of(
                    Set.of("protocol", "width", "atomicity", "faults"),
                    Set.of("host", "qp"),
                    Set.of("always", "observe"));

    private final CommonTokenStream tokens;
    private final LayoutMarks marks;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private int depth;
    private String before = "";
    private int lastLine = 1;
    private boolean continued;

    Layout(CommonTokenStream tokens, LayoutMarks marks) {
        this.tokens = tokens;
        this.marks = marks;
    }

    String file(TwinParser.FileContext file) {
        entries(file.item(), true);
        comments(file.stop);
        endLine();
        return text.toString().stripTrailing() + "\n";
    }

    private void entries(List<? extends ParserRuleContext> entries, boolean items) {
        String kind = "";
        boolean single = false;
        boolean first = true;
        for (ParserRuleContext entry : entries) {
            boolean flat = isFlat(entry);
            boolean blocks = hasBlocks(entry);
            boolean nowSingle = flat || !blocks;
            boolean gap = lineOfNext(entry.start) - lastLine > 1;
            boolean together = single && nowSingle && sameGroup(kind, entry.start.getText());
            if (!first && (gap || (items && !together))) {
                blankLineBefore(entry.start);
            } else {
                comments(entry.start);
            }
            endLine();
            write(entry, flat);
            kind = entry.start.getText();
            single = nowSingle;
            first = false;
        }
    }

    private static boolean sameGroup(String one, String other) {
        return one.equals(other)
                || GROUPS.stream().anyMatch(group -> group.contains(one) && group.contains(other));
    }

    /** Comments that end the line of what came before stay there; the gap follows them. */
    private void blankLineBefore(Token token) {
        List<Token> hidden = commentsBefore(token);
        int trailing = 0;
        while (trailing < hidden.size() && hidden.get(trailing).getLine() == lastLine) {
            comment(hidden.get(trailing++));
        }
        endLine();
        text.append('\n');
        hidden.subList(trailing, hidden.size()).forEach(this::comment);
    }

    /** Where the next thing is: a comment of its own line, or the token. */
    private int lineOfNext(Token token) {
        return commentsBefore(token).stream()
                .map(Token::getLine)
                .filter(number -> number > lastLine)
                .findFirst()
                .orElse(token.getLine());
    }

    private void write(ParserRuleContext entry, boolean flat) {
        int end = entry.stop.getTokenIndex();
        for (int i = entry.start.getTokenIndex(); i <= end; i++) {
            Token token = tokens.get(i);
            if (token.getChannel() != Token.DEFAULT_CHANNEL || marks.isDropped(token)) {
                continue;
            }
            LayoutMarks.Block block = marks.blocks().get(i);
            if (i > entry.start.getTokenIndex()) {
                comments(token);
            }
            if (flat && marks.startsEntry(token) && !before.equals("{") && !line.isEmpty()) {
                line.append(';');
            }
            put(token);
            if (block != null && !flat && !isEmpty(block)) {
                depth++;
                entries(block.entries(), false);
                comments(block.close());
                endLine();
                depth--;
                put(block.close());
                i = block.close().getTokenIndex();
            }
        }
    }

    private boolean isEmpty(LayoutMarks.Block block) {
        return block.entries().isEmpty() && !hasComments(block.open(), block.close());
    }

    private boolean hasBlocks(ParserRuleContext entry) {
        for (int i = entry.start.getTokenIndex(); i <= entry.stop.getTokenIndex(); i++) {
            LayoutMarks.Block block = marks.blocks().get(i);
            if (block != null && !isEmpty(block)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasComments(Token from, Token to) {
        for (int i = from.getTokenIndex(); i <= to.getTokenIndex(); i++) {
            if (isComment(tokens.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isComment(Token token) {
        return token.getChannel() == Token.HIDDEN_CHANNEL
                && !token.getText().isBlank()
                && token.getText().startsWith("/");
    }

    /** Whether it was on one line and still fits. */
    private boolean isFlat(ParserRuleContext entry) {
        if (entry.start.getLine() != entry.stop.getLine() || hasComments(entry.start, entry.stop)) {
            return false;
        }
        Layout trial = new Layout(tokens, marks);
        trial.depth = depth;
        trial.write(entry, true);
        return columns(trial.line) <= WIDTH;
    }

    private static long columns(CharSequence text) {
        return text.codePoints().count();
    }

    private void put(Token token) {
        String shown = token.getText();
        if (marks.isText(token) && columns(line) + 1 + columns(shown) > WIDTH) {
            flush();
        }
        if (line.isEmpty()) {
            line.append(INDENT.repeat(continued ? depth + 1 : depth));
        } else if (marks.hasCommaBefore(token)) {
            line.append(", ");
        } else if (!NO_SPACE_BEFORE.contains(shown)
                && !NO_SPACE_AFTER.contains(before)
                && !marks.isTight(token)) {
            line.append(' ');
        }
        line.append(shown);
        before = shown;
        lastLine = token.getLine();
        continued = true;
    }

    private List<Token> commentsBefore(Token token) {
        int end = token.getTokenIndex();
        int start = end;
        while (start > 0 && isPassed(tokens.get(start - 1))) {
            start--;
        }
        return tokens.get(start, end).stream().filter(Layout::isComment).toList();
    }

    private boolean isPassed(Token token) {
        return token.getChannel() == Token.HIDDEN_CHANNEL || marks.isDropped(token);
    }

    private void comments(Token token) {
        commentsBefore(token).forEach(this::comment);
    }

    private void comment(Token comment) {
        String shown = comment.getText().stripTrailing();
        if (comment.getLine() > lastLine || line.isEmpty()) {
            flush();
            line.append(INDENT.repeat(depth)).append(shown);
            flush();
        } else {
            line.append(' ').append(shown);
            if (shown.startsWith("//")) {
                flush();
            }
        }
        lastLine = comment.getLine() + (int) shown.lines().count() - 1;
    }

    private void flush() {
        if (!line.isEmpty()) {
            text.append(line.toString().stripTrailing()).append('\n');
            line.setLength(0);
        }
    }

    private void endLine() {
        flush();
        continued = false;
        before = "";
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinBaseVisitor;
import dev.twintrace.protocol.grammar.TwinLexer;
import dev.twintrace.protocol.grammar.TwinParser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What the grammar says about the layout of single tokens, by their index. */
final class LayoutMarks {
    /** A block whose entries go on lines of their own. */
    record Block(Token open, Token close, List<? extends ParserRuleContext> entries) {}

    private final Map<Integer, Block> blocks = new HashMap<>();
    private final Set<Integer> tight = new HashSet<>();
    private final Set<Integer> commaBefore = new HashSet<>();
    private final Set<Integer> dropped = new HashSet<>();
    private final Set<Integer> entryStarts = new HashSet<>();
    private final Set<Integer> texts = new HashSet<>();

    LayoutMarks(TwinParser.FileContext file) {
        new Visitor().visit(file);
    }

    Map<Integer, Block> blocks() {
        return blocks;
    }

    /** No space before it. */
    boolean isTight(Token token) {
        return tight.contains(token.getTokenIndex());
    }

    boolean hasCommaBefore(Token token) {
        return commaBefore.contains(token.getTokenIndex());
    }

    /** A separator that the layout replaces. */
    boolean isDropped(Token token) {
        return dropped.contains(token.getTokenIndex());
    }

    /** A title or an explanation, which may go on a line of its own. */
    boolean isText(Token token) {
        return texts.contains(token.getTokenIndex());
    }

    boolean startsEntry(Token token) {
        return entryStarts.contains(token.getTokenIndex());
    }

    private final class Visitor extends TwinBaseVisitor<Boolean> {
        @Override
        public Boolean visitFile(TwinParser.FileContext context) {
            context.item().forEach(item -> entryStarts.add(item.start.getTokenIndex()));
            dropSeparators(context);
            return visitChildren(context);
        }

        @Override
        public Boolean visitHostBody(TwinParser.HostBodyContext context) {
            return block(context, context.hostEntry());
        }

        @Override
        public Boolean visitQueuePairBody(TwinParser.QueuePairBodyContext context) {
            return block(context, context.queuePairEntry());
        }

        @Override
        public Boolean visitBlock(TwinParser.BlockContext context) {
            return block(context, context.statement());
        }

        @Override
        public Boolean visitAwaitBody(TwinParser.AwaitBodyContext context) {
            return block(context, context.branch());
        }

        @Override
        public Boolean visitFailoverBody(TwinParser.FailoverBodyContext context) {
            return block(context, context.failoverEntry());
        }

        @Override
        public Boolean visitRuleBlock(TwinParser.RuleBlockContext context) {
            return block(context, context.ruleStatement());
        }

        private Boolean block(
                ParserRuleContext context, List<? extends ParserRuleContext> entries) {
            blocks.put(
                    context.start.getTokenIndex(), new Block(context.start, context.stop, entries));
            entries.forEach(entry -> entryStarts.add(entry.start.getTokenIndex()));
            dropSeparators(context);
            return visitChildren(context);
        }

        @Override
        public Boolean visitRecordEntry(TwinParser.RecordEntryContext context) {
            list(context, context.fieldInit());
            return visitChildren(context);
        }

        @Override
        public Boolean visitFieldValues(TwinParser.FieldValuesContext context) {
            list(context, context.fieldInit());
            return visitChildren(context);
        }

        @Override
        public Boolean visitValueSet(TwinParser.ValueSetContext context) {
            list(context, context.optionValue());
            return visitChildren(context);
        }

        private void list(ParserRuleContext context, List<? extends ParserRuleContext> parts) {
            dropSeparators(context);
            parts.stream().skip(1).forEach(part -> commaBefore.add(part.start.getTokenIndex()));
        }

        private void dropSeparators(ParserRuleContext context) {
            for (ParseTree child : context.children) {
                if (child instanceof TerminalNode node
                        && Set.of(";", ",").contains(node.getText())) {
                    dropped.add(node.getSymbol().getTokenIndex());
                }
            }
        }

        @Override
        public Boolean visitHeaderItem(TwinParser.HeaderItemContext context) {
            return text(context);
        }

        @Override
        public Boolean visitOptionItem(TwinParser.OptionItemContext context) {
            return text(context);
        }

        @Override
        public Boolean visitAlwaysItem(TwinParser.AlwaysItemContext context) {
            return text(context);
        }

        private Boolean text(ParserRuleContext context) {
            if (context.stop.getType() == TwinLexer.STRING) {
                texts.add(context.stop.getTokenIndex());
            }
            return visitChildren(context);
        }

        @Override
        public Boolean visitArguments(TwinParser.ArgumentsContext context) {
            tight.add(context.start.getTokenIndex());
            return visitChildren(context);
        }

        @Override
        public Boolean visitAnyPrimary(TwinParser.AnyPrimaryContext context) {
            tight.add(((TerminalNode) context.getChild(1)).getSymbol().getTokenIndex());
            return visitChildren(context);
        }

        @Override
        public Boolean visitVerdict(TwinParser.VerdictContext context) {
            for (int i = 1; i < context.getChildCount(); i++) {
                ParseTree child = context.getChild(i);
                Token token =
                        child instanceof TerminalNode node
                                ? node.getSymbol()
                                : ((ParserRuleContext) child).start;
                tight.add(token.getTokenIndex());
            }
            return visitChildren(context);
        }
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.grammar.TwinParser;
import dev.twintrace.protocol.tree.Failover.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Puts rules in place of those that a file has. All else stays as it is written, but the {@code
 * expect} lines: they tell what was to be expected of the old rules.
 */
public final class RulePaste {
    private static final String INDENT = "    ";

    private final List<Edit> edits = new ArrayList<>();

    /** What is to be granted; empty for what the file grants. */
    private final Optional<Set<Power>> powers;

    /** Code points from {@code start} to before {@code end} become this. */
    private record Edit(int start, int end, String text) {}

    private RulePaste(Optional<Set<Power>> powers) {
        this.powers = powers;
    }

    /**
     * The text of the file with these rules.
     *
     * @param rules an {@code on error} for each failover block, in the order of the blocks
     * @throws IllegalArgumentException if there are not as many rules as blocks
     */
    public static String into(TwinFile file, List<String> rules) {
        return new RulePaste(Optional.empty()).text(file, rules);
    }

    /**
     * The text of the file with these rules, and with these powers granted to each block instead of
     * those that it grants.
     *
     * @param rules an {@code on error} for each failover block, in the order of the blocks
     * @throws IllegalArgumentException if there are not as many rules as blocks
     */
    public static String into(TwinFile file, List<String> rules, Set<Power> powers) {
        return new RulePaste(Optional.of(powers)).text(file, rules);
    }

    private String text(TwinFile file, List<String> rules) {
        CommonTokenStream tokens = Tokens.stream(Tokens.cut(file.text()));
        TwinParser parser = new TwinParser(tokens);
        int block = 0;
        for (TwinParser.ItemContext item : parser.file().item()) {
            if (item.expectItem() != null) {
                cut(item.expectItem(), "");
            }
            if (item.failoverItem() != null) {
                if (block == rules.size()) {
                    throw new IllegalArgumentException("there are more blocks than rules");
                }
                block(item.failoverItem().failoverBody(), rules.get(block));
                block++;
            }
        }
        if (block < rules.size()) {
            throw new IllegalArgumentException("there are more rules than blocks");
        }
        return applied(file.text());
    }

    /** The new rule goes where the first one was, whatever condition that one had. */
    private void block(TwinParser.FailoverBodyContext body, String rule) {
        boolean counts = body.failoverEntry().stream().anyMatch(RulePaste::grantsCount);
        String grants = powers.map(p -> grants(p, counts)).orElse("");
        String indented = grants + rule.strip().replace("\n", "\n" + INDENT);
        boolean done = false;
        for (TwinParser.FailoverEntryContext entry : body.failoverEntry()) {
            if (powers.isPresent() && grant(entry, powers.get())) {
                cut(entry, "");
            }
            if (entry.failoverFact() instanceof TwinParser.ErrorFactContext
                    || entry.failoverFact() instanceof TwinParser.ErrorEachFactContext) {
                cut(entry, done ? "" : indented);
                done = true;
            }
        }
        if (!done) {
            int end = body.getStop().getStartIndex();
            edits.add(new Edit(end, end, INDENT + indented + "\n"));
        }
    }

    private static boolean grantsCount(TwinParser.FailoverEntryContext entry) {
        return entry.failoverFact() instanceof TwinParser.GrantCountFactContext;
    }

    /** Whether this grants what is granted anew, or not at all. How counting works stays. */
    private static boolean grant(TwinParser.FailoverEntryContext entry, Set<Power> powers) {
        return entry.failoverFact() instanceof TwinParser.GrantProbeFactContext
                || entry.failoverFact() instanceof TwinParser.GrantCloseFactContext
                || (grantsCount(entry) && !powers.contains(Power.COUNT));
    }

    private static String grants(Set<Power> powers, boolean counts) {
        StringBuilder grants = new StringBuilder();
        if (powers.contains(Power.PROBE)) {
            grants.append("grant probe\n");
        }
        if (powers.contains(Power.CLOSE)) {
            grants.append("grant close\n");
        }
        if (powers.contains(Power.COUNT) && !counts) {
            grants.append("grant count nic\n");
        }
        return grants.toString();
    }

    private void cut(ParserRuleContext what, String instead) {
        Token last = what.getStop();
        edits.add(new Edit(what.getStart().getStartIndex(), last.getStopIndex() + 1, instead));
    }

    private String applied(String text) {
        int[] points = text.codePoints().toArray();
        StringBuilder all = new StringBuilder();
        int at = 0;
        for (Edit e : edits) {
            all.append(new String(points, at, e.start() - at)).append(e.text());
            at = e.end();
        }
        return all.append(new String(points, at, points.length - at)).toString().stripTrailing()
                + "\n";
    }
}

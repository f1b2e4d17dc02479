package dev.twintrace.report.text;

import dev.twintrace.report.Ranked;
import dev.twintrace.report.text.Painted.Tint;
import dev.twintrace.theorems.consensus.type.Familiar.Group;
import java.util.List;

/** What {@code twintrace consensus} prints without a type: the built-in ones with their numbers. */
public final class RankedText {
    private static final int NUMBER = 11;

    private final Style style;
    private final Page page;
    private int types = 0;
    private int meanings = 0;

    /** Tables in one style. */
    public RankedText(Style style) {
        this.style = style;
        this.page = new Page(style);
    }

    /** The table, ending with a line break. */
    public String of(List<Ranked> rows) {
        types = 2 + longest(rows.stream().map(r -> r.familiar().expression()).toList());
        meanings = 2 + longest(rows.stream().map(r -> r.familiar().meaning()).toList());
        for (Group group : Group.values()) {
            page.blank();
            row(group.title(), "", "consensus", "recoverable", Tint.STRONG);
            rows.stream().filter(r -> r.familiar().group() == group).forEach(this::row);
        }
        page.blank();
        page.text(
                "consensus: for how many processes, some of which may stop for good; recoverable:"
                        + " the same where they crash, lose what they were told, and start again,"
                        + " which is the number that failover needs. \u221e: any number.",
                Tint.PLAIN);
        page.text(
                "`twintrace consensus TYPE` shows why, and runs the protocols; docs/consensus.md.",
                Tint.PLAIN);
        return page.toString();
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private void row(Ranked row) {
        boolean readable = row.decision().readable();
        row(
                row.familiar().expression(),
                row.familiar().meaning(),
                NumberWords.of(row.decision().consensus(), readable),
                NumberWords.of(row.decision().recoverable(), readable),
                Tint.PLAIN);
        if (!row.familiar().remark().isEmpty()) {
            page.indented("      ", row.familiar().remark(), Tint.FAINT);
        }
    }

    private void row(String type, String meaning, String consensus, String recoverable, Tint tint) {
        // A terminal that has no room for both shows what one has to type.
        boolean roomy = types + meanings + 2 * NUMBER + 4 <= style.width();
        String front = meaning.isEmpty() ? type : "  " + type;
        String left =
                roomy
                        ? Painted.pad(Painted.pad(front, types + 2) + meaning, types + meanings + 2)
                        : Painted.pad(front, types + 2);
        page.line(new Painted(left + number(consensus) + "  " + number(recoverable), tint));
    }

    private String number(String number) {
        String text = style.text(number).replace('\u00a0', ' ');
        return " ".repeat(Math.max(0, NUMBER - text.length())) + text;
    }
}

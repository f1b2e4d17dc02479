package dev.twintrace.report.html;

import dev.twintrace.report.document.Block;
import dev.twintrace.report.rule.RuleTable;
import dev.twintrace.report.rule.RuleTable.Part;
import java.util.List;

/** Rules: to be pasted, and as tables of which exactly one row holds in every situation. */
final class RuleFigure {
    private RuleFigure() {}

    static void add(Markup page, Block.Rules rules) {
        for (String text : rules.text()) {
            page.open("pre").element("code", text).close();
        }
        rules.tables().forEach(table -> table.parts().forEach(part -> part(page, part)));
    }

    private static void part(Markup page, Part part) {
        page.element("p", part.heading() + ":");
        page.open("div", "class", "scroll")
                .open("table", "class", "rule", "aria-label", part.heading())
                .open("thead")
                .open("tr");
        List<Boolean> shown = List.of(part.begins(), part.asks(), true);
        for (int c = 0; c < shown.size(); c++) {
            if (shown.get(c)) {
                page.element("th", RuleTable.COLUMNS.get(c), "scope", "col");
            }
        }
        page.close().close().open("tbody");
        for (RuleTable.Row row : part.rows()) {
            page.open("tr");
            for (int c = 0; c < shown.size(); c++) {
                if (shown.get(c)) {
                    cell(page, row.cells().get(c), c == 1 ? "always" : "");
                }
            }
            page.close();
        }
        page.close().close().close();
    }

    private static void cell(Markup page, List<String> lines, String none) {
        page.open("td");
        if (lines.isEmpty()) {
            page.text(none);
        }
        lines.forEach(line -> page.element("div", line));
        page.close();
    }
}

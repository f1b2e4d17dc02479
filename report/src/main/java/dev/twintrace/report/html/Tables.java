package dev.twintrace.report.html;

import java.util.List;

/** Rows below columns; a wide table scrolls by itself, not the page. */
final class Tables {
    private Tables() {}

    static void add(Markup page, List<String> columns, List<List<String>> rows) {
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        columns.forEach(column -> page.element("th", column, "scope", "col"));
        page.close().close().open("tbody");
        for (List<String> row : rows) {
            page.open("tr");
            for (int i = 0; i < row.size(); i++) {
                if (i == 0) {
                    page.element("th", row.get(i), "scope", "row");
                } else {
                    page.element("td", row.get(i));
                }
            }
            page.close();
        }
        page.close().close().close();
    }
}

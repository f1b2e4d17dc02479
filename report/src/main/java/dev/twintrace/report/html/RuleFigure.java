package dev.twintrace.report.html;

import dev.twintrace.engine.solve.Solution;

/** A rule: to be pasted, and as a table. */
final class RuleFigure {
    private RuleFigure() {}

    static void add(Markup page, Solution.Rules rules) {
        for (String text : rules.text()) {
            page.open("pre").element("code", text).close();
        }
    }
}

package dev.twintrace.report.html;

import dev.twintrace.report.document.Block;

final class RefutedFigure {
    private final Markup page;
    private final Figures figures;

    RefutedFigure(Markup page, Figures figures) {
        this.page = page;
        this.figures = figures;
    }

    void add(Block.Refuted refuted) {
        figures.picture(refuted);
    }
}

package dev.twintrace.report.browser;

/** A rectangle in the window, in pixels. */
public record Box(double left, double top, double right, double bottom) {
    /** Less than so much is rounding. */
    private static final double SLACK = 0.6;

    /** How wide it is. */
    public double width() {
        return right - left;
    }

    /** Whether two share more than an edge. */
    public boolean overlaps(Box other) {
        return left + SLACK < other.right
                && other.left + SLACK < right
                && top + SLACK < other.bottom
                && other.top + SLACK < bottom;
    }

    /** Whether it sticks out nowhere. */
    public boolean within(Box other) {
        return left + SLACK >= other.left
                && top + SLACK >= other.top
                && right <= other.right + SLACK
                && bottom <= other.bottom + SLACK;
    }
}

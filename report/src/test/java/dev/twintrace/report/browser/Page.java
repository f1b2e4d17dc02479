package dev.twintrace.report.browser;

/**
 * A page to be opened.
 *
 * @param name to tell it from others in messages
 * @param html all of it
 * @param width of the window, in pixels
 * @param scripts whether its own scripts run
 */
public record Page(String name, String html, int width, boolean scripts) {
    @Override
    public String toString() {
        return "%s, %d pixels, %s scripts".formatted(name, width, scripts ? "with" : "without");
    }
}

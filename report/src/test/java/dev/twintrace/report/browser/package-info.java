/** Pages in a browser, for tests that look at what is shown; entry point: {@code Browser}. */
package dev.twintrace.report.browser;

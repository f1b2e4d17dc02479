/**
 * Which part of a report has which picture. Entry point: {@link
 * dev.twintrace.report.drawing.Pictures}. Invariant: a picture says nothing that its part of the
 * report does not say.
 */
@NullMarked
package dev.twintrace.report.drawing;

import org.jspecify.annotations.NullMarked;

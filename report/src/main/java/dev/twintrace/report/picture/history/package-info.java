/**
 * Histories as timelines: a lane a process, a bar from call to return. Entry point: {@link
 * dev.twintrace.report.picture.history.HistoryPicture}. Invariants: bars overlap if and only if the
 * operations are concurrent; the places at which operations take effect lie inside their bars and,
 * from left to right, are in the order that was found, so that they can be taken for linearization
 * points (Herlihy and Wing 1990); what is left out is said.
 *
 * <p>A picture is made in three steps: {@link dev.twintrace.report.picture.history.Selection} says
 * which operations are shown, {@link dev.twintrace.report.picture.history.Wrapping} where they
 * stand, {@link dev.twintrace.report.picture.history.Drawing} how they look.
 */
@NullMarked
package dev.twintrace.report.picture.history;

import org.jspecify.annotations.NullMarked;

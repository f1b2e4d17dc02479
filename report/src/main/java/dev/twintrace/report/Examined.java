package dev.twintrace.report;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.ObjectType;

/**
 * A history of which somebody has found out whether it is linearizable.
 *
 * @param file as the user named it
 * @param format in which it was written, in words
 * @param type what the objects are
 * @param decision never {@link Decision.Unfit}: what is no history of the type is refused before
 * @param seconds that finding out took, without reading
 */
public record Examined(
        String file,
        String format,
        History history,
        ObjectType type,
        Decision decision,
        double seconds) {}

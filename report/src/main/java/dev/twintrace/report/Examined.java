package dev.twintrace.report;

import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import java.util.Optional;

/**
 * A history of which somebody has found out whether it is linearizable.
 *
 * @param file as the user named it
 * @param format in which it was written, in words
 * @param type what the objects are
 * @param key of the object that the finding is about; empty if it is about all
 * @param finding about that object, or of {@link Finding.Linearizable} about all
 * @param seconds that finding out took, without reading
 */
public record Examined(
        String file,
        String format,
        History history,
        ObjectType type,
        Optional<Value> key,
        Finding finding,
        double seconds) {}

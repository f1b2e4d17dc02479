package dev.twintrace.report;

import dev.twintrace.core.Change;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Place;
import dev.twintrace.core.RequestId;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.stream.Stream;

/** One event of each kind, found through the sealed hierarchy, so that no kind is forgotten. */
public final class EveryEvent {
    private EveryEvent() {}

    /** The kinds of events. */
    public static Stream<Class<?>> kinds() {
        return leaves(Event.class).distinct();
    }

    /** The events. */
    public static Stream<Event> events() {
        return kinds().map(EveryEvent::event);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EveryEvent::leaves)
                : Stream.of(type);
    }

    private static Event event(Class<?> kind) {
        try {
            var constructor = kind.getDeclaredConstructors()[0];
            Object[] arguments =
                    Stream.of(constructor.getParameters()).map(EveryEvent::argument).toArray();
            return (Event) constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object argument(Parameter parameter) {
        return parameter.getParameterizedType() instanceof ParameterizedType list
                ? List.of(value((Class<?>) list.getActualTypeArguments()[0], parameter))
                : value(parameter.getType(), parameter);
    }

    private static Object value(Class<?> type, Parameter parameter) {
        if (type == String.class) {
            return parameter.getName().equals("process") ? "receiver" : "q";
        }
        if (type == Long.class || type == long.class) {
            return -1L;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == RequestId.class) {
            return Samples.W_D;
        }
        if (type == Place.class) {
            return Samples.DATA;
        }
        if (type == Change.class) {
            return new Change(Samples.DATA, List.of(0L), List.of(-1L));
        }
        if (type == Operation.class) {
            return new Operation.WriteImmediate(Samples.DATA, List.of(-1L, 2L), 3);
        }
        if (type == Damage.class) {
            return Damage.GHOST_WRITE;
        }
        throw new AssertionError("no example of a " + type);
    }
}

package dev.twintrace.linear.check;

import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.ObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of a history. Each key is one; and each element of a set is one as well, as no
 * operation is about two: whether {@code a} is contained does not depend on {@code b}.
 */
final class Partition {
    private final History history;
    private final ObjectType type;
    private final int objects;

    /** Per operation: its object. */
    private final int[] object;

    /** Per object: its key. */
    private final int[] key;

    private Partition(History history, ObjectType type, int objects, int[] object) {
        this.history = history;
        this.type = type;
        this.objects = objects;
        this.object = object;
        this.key = new int[objects];
        for (int o = 0; o < object.length; o++) {
            key[object[o]] = history.key(o);
        }
    }

    static Partition of(History history, ObjectType type) {
        int[] object = new int[history.size()];
        if (type instanceof ObjectType.Set) {
            Map<Element, Integer> known = new HashMap<>();
            for (int o = 0; o < object.length; o++) {
                Element element = new Element(history.key(o), history.argument(o, 0));
                object[o] = known.computeIfAbsent(element, e -> known.size());
            }
            return new Partition(history, type, known.size(), object);
        }
        for (int o = 0; o < object.length; o++) {
            object[o] = history.key(o);
        }
        return new Partition(history, type, history.keys().size(), object);
    }

    private record Element(int key, long code) {}

    /** The number of the key of an object. */
    int key(int itsObject) {
        return key[itsObject];
    }

    /** The objects, in the order in which they came. */
    List<Part> parts() {
        int[] sizes = new int[objects];
        for (int its : object) {
            sizes[its]++;
        }
        int[][] operations = new int[objects][];
        for (int i = 0; i < objects; i++) {
            operations[i] = new int[sizes[i]];
        }
        for (int o = object.length - 1; o >= 0; o--) {
            operations[object[o]][--sizes[object[o]]] = o;
        }
        List<Part> parts = new ArrayList<>();
        for (int[] its : operations) {
            parts.add(new Part(history, type, Numbers.of(its)));
        }
        return parts;
    }

    /** Orders of the keys, out of orders of the objects. */
    List<Numbers> joined(List<Numbers> orders) {
        if (!(type instanceof ObjectType.Set)) {
            return orders;
        }
        List<List<Numbers>> byKey = new ArrayList<>();
        history.keys().forEach(_ -> byKey.add(new ArrayList<>()));
        for (int i = 0; i < objects; i++) {
            byKey.get(key[i]).add(orders.get(i));
        }
        return byKey.stream().map(this::merged).toList();
    }

    /**
     * One order of several. Each execution takes place at the latest call so far in its own order,
     * which is within its interval; so the order of these times is one of all.
     */
    private Numbers merged(List<Numbers> orders) {
        List<long[]> all = new ArrayList<>();
        for (Numbers order : orders) {
            long time = Long.MIN_VALUE;
            for (int i = 0; i < order.size(); i++) {
                int execution = order.at(i);
                time = Math.max(time, history.called(execution >= 0 ? execution : ~execution));
                all.add(new long[] {time, execution});
            }
        }
        all.sort((one, other) -> Long.compare(one[0], other[0]));
        return Numbers.of(all.stream().mapToInt(e -> (int) e[1]).toArray());
    }
}

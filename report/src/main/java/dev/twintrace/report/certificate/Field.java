package dev.twintrace.report.certificate;

import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A place in a JSON tree, which has to be what it is asked for.
 *
 * @param where as a JSON pointer (RFC 6901); empty for the root
 */
record Field(String where, JsonNode node) {
    /** It is not what it has to be. */
    static final class Unfit extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;

        private final String where;
        private final String why;

        private Unfit(String where, String why) {
            super(why, null, false, false);
            this.where = where;
            this.why = why;
        }

        String where() {
            return where;
        }

        String why() {
            return why;
        }
    }

    Unfit unfit(String why) {
        return new Unfit(where.isEmpty() ? "/" : where, why);
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** The field of an object. */
    Field at(String name) {
        JsonNode its = object().get(name);
        if (its == null) {
            throw unfit("there is no `" + name + "` here");
        }
        return new Field(where + "/" + name, its);
    }

    private JsonNode object() {
        if (!node.isObject()) {
            throw unfit("an object is expected");
        }
        return node;
    }

    /** All fields of an object. */
    Map<String, Field> fields() {
        Map<String, Field> all = new LinkedHashMap<>();
        object().propertyNames().forEach(name -> all.put(name, at(name)));
        return all;
    }

    /** Takes no other fields than these. */
    void only(Set<String> names) {
        for (String name : object().propertyNames()) {
            if (!names.contains(name)) {
                throw unfit("there is a field `" + name + "` too many");
            }
        }
    }

    List<Field> items() {
        if (!node.isArray()) {
            throw unfit("an array is expected");
        }
        List<Field> all = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            all.add(new Field(where + "/" + i, node.get(i)));
        }
        return all;
    }

    String text() {
        if (!node.isString()) {
            throw unfit("a string is expected");
        }
        return node.asString();
    }

    boolean truth() {
        if (!node.isBoolean()) {
            throw unfit("true or false is expected");
        }
        return node.asBoolean();
    }

    /** A number of 64 bits with sign. */
    long value() {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw unfit("a whole number is expected");
        }
        return node.asLong();
    }

    /** A number of 32 bits with sign. */
    int code() {
        long its = value();
        if (its != (int) its) {
            throw unfit("this number is too large");
        }
        return (int) its;
    }

    /** A number from 0. */
    int count() {
        int its = code();
        if (its < 0) {
            throw unfit("a number from 0 is expected");
        }
        return its;
    }
}

package dev.twintrace.linear.read;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import us.bpsm.edn.TaggedValue;
import us.bpsm.edn.parser.Parser;
import us.bpsm.edn.parser.Parsers;

/** What the EDN library makes of a text, with its nulls kept in here. */
final class EdnDatum {
    private static final Parser PARSER = Parsers.newParser(Parsers.defaultConfiguration());

    private final @Nullable Object raw;

    EdnDatum(@Nullable Object raw) {
        this.raw = raw instanceof TaggedValue tagged ? tagged.getValue() : raw;
    }

    /**
     * The only datum of a text; {@code #_} ones do not count.
     *
     * @return the absent object if there is none
     */
    static EdnDatum parse(String text, long line) throws Refusal {
        try {
            EdnText source = new EdnText(text);
            EdnDatum datum = new EdnDatum(PARSER.nextValue(source));
            if (!datum.absent() && !new EdnDatum(PARSER.nextValue(source)).absent()) {
                throw new Refusal(line, 0, "one value is expected, not several");
            }
            return datum;
        } catch (RuntimeException wrong) {
            // Whatever the library throws: it could not read it.
            throw new Refusal(
                    line,
                    0,
                    "this is no EDN (" + Utf8.quoted(String.valueOf(wrong.getMessage())) + ")");
        }
    }

    /** Whether this is {@code nil}. */
    boolean nil() {
        return raw == null;
    }

    /** Whether there was nothing. */
    boolean absent() {
        return Parser.END_OF_INPUT.equals(raw);
    }

    /** The object, if it is not {@code nil}. */
    Object raw() {
        return Objects.requireNonNull(raw);
    }
}

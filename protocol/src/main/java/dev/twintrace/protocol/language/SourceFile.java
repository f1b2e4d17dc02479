package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Item;
import java.util.List;
import java.util.Map;

/**
 * A file as written.
 *
 * @param mentions how often each word stands in it
 */
record SourceFile(List<Item> items, Map<String, Integer> mentions) {
    SourceFile {
        mentions = Map.copyOf(mentions);
    }
}

package dev.twintrace.report.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files that are nearly a certificate. */
final class Mutants {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Random random;

    Mutants(long seed) {
        this.random = new Random(seed);
    }

    /** With another character somewhere. */
    String flipped(String text) {
        char[] all = text.toCharArray();
        all[random.nextInt(all.length)] ^= (char) (1 << random.nextInt(7));
        return new String(all);
    }

    /** With another number, name or order somewhere, as often in rare fields as in common ones. */
    String changed(String text) {
        ObjectNode root = (ObjectNode) MAPPER.readTree(text);
        Map<String, List<Spot>> spots = new TreeMap<>();
        collect(root, spots);
        // Neither has a meaning that could be wrong.
        List.of("schema", "file", "digest", "sha256").forEach(spots::remove);
        List<List<Spot>> kinds = List.copyOf(spots.values());
        List<Spot> its = kinds.get(random.nextInt(kinds.size()));
        change(its.get(random.nextInt(its.size())), its);
        return MAPPER.writeValueAsString(root);
    }

    private record Spot(ObjectNode object, String field) {
        JsonNode value() {
            return object.get(field);
        }
    }

    private static void collect(JsonNode node, Map<String, List<Spot>> spots) {
        if (node instanceof ObjectNode object) {
            object.propertyNames()
                    .forEach(name -> {
                        spots.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(new Spot(object, name));
                        collect(object.get(name), spots);
                    });
        }
        if (node instanceof ArrayNode array) {
            array.forEach(item -> collect(item, spots));
        }
    }

    private void change(Spot spot, List<Spot> alike) {
        JsonNode other = alike.get(random.nextInt(alike.size())).value();
        switch (spot.value()) {
            case ArrayNode array -> change(array);
            case ObjectNode object when spot.field().equals("settings") ->
                    object.put(random.nextBoolean() ? "originals" : "reuse", "late");
            case ObjectNode _ -> spot.object().set(spot.field(), other.deepCopy());
            case JsonNode truth when truth.isBoolean() ->
                    spot.object().put(spot.field(), !truth.asBoolean());
            case JsonNode number when number.isIntegralNumber() ->
                    spot.object().put(spot.field(), number.asLong() + random.nextInt(-2, 3));
            case JsonNode _ when random.nextBoolean() -> spot.object().set(spot.field(), other);
            case JsonNode string -> spot.object().put(spot.field(), typed(string.asString()));
        }
    }

    private void change(ArrayNode array) {
        if (array.isEmpty()) {
            array.add(random.nextInt(3));
            return;
        }
        int i = random.nextInt(array.size());
        int j = random.nextInt(array.size());
        switch (random.nextInt(4)) {
            case 0 -> array.remove(i);
            case 1 -> array.insert(j, array.get(i).deepCopy());
            case 2 -> {
                int next = Math.min(i + 1, array.size() - 1);
                array.insert(i, array.remove(next));
            }
            default -> {
                JsonNode one = array.get(i);
                array.set(i, array.get(j));
                array.set(j, one);
            }
        }
    }

    private String typed(String text) {
        if (text.isEmpty()) {
            return "0";
        }
        int i = random.nextInt(text.length());
        char typed = "0123456789 aot{}=".charAt(random.nextInt(17));
        return text.substring(0, i) + typed + text.substring(i + random.nextInt(2));
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options that a file declares. */
final class OptionTable {
    private final Map<String, Option> declared = new LinkedHashMap<>();
    private final Map<String, Item.OptionItem> items = new LinkedHashMap<>();

    OptionTable(List<Item> file, Problems problems) {
        for (Item item : file) {
            if (item instanceof Item.OptionItem option) {
                declare(option, problems);
            }
        }
    }

    private void declare(Item.OptionItem item, Problems problems) {
        String name = item.name().text();
        if (name.equals(Option.ORIGINALS) || Option.NUMBERS.contains(name)) {
            problems.report(
                    Code.DECLARED_TWICE,
                    item.name().span(),
                    "every file has the option `" + name + "` already",
                    "choose another name; `originals`, `faults`, `nic_faults` and `losses` can be set"
                            + " without declaring them");
            return;
        }
        if (declared.containsKey(name)) {
            problems.report(
                    Code.DECLARED_TWICE,
                    item.name().span(),
                    "there is an option `" + name + "` already",
                    "choose another name");
            return;
        }
        List<String> values = values(item, problems);
        checkAmong(values, item.value(), problems);
        item.relaxed().ifPresent(value -> checkAmong(values, value, problems));
        declared.put(
                name,
                new Option(
                        name,
                        item.value().text(),
                        values,
                        item.relaxed().map(Ident::text),
                        item.doc(),
                        false));
        items.put(name, item);
    }

    private static List<String> values(Item.OptionItem item, Problems problems) {
        if (item.values().isEmpty()) {
            return List.of(Option.ON, Option.OFF);
        }
        List<String> values = new ArrayList<>();
        for (Ident value : item.values().get()) {
            if (values.contains(value.text())) {
                problems.report(
                        Code.DECLARED_TWICE,
                        value.span(),
                        "the value `" + value.text() + "` is listed already",
                        "remove it");
            } else {
                values.add(value.text());
            }
        }
        return List.copyOf(values);
    }

    private static void checkAmong(List<String> values, Ident value, Problems problems) {
        if (!values.contains(value.text())) {
            boolean isSwitch = values.equals(List.of(Option.ON, Option.OFF));
            problems.report(
                    Code.UNKNOWN_VALUE,
                    value.span(),
                    "`" + value.text() + "` is none of the values " + Spelling.alternatives(values),
                    isSwitch
                            ? "a switch is `on` or `off`; list other values: option NAME = A in { A,"
                                    + " B }"
                            : "add it to the list behind `in`, or choose another");
        }
    }

    Optional<Option> find(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    Collection<Option> all() {
        return declared.values();
    }

    Collection<String> names() {
        return declared.keySet();
    }

    /** Where the option is declared. */
    Ident place(String name) {
        Item.OptionItem item = items.get(name);
        if (item == null) {
            throw new IllegalArgumentException("no option " + name);
        }
        return item.name();
    }
}

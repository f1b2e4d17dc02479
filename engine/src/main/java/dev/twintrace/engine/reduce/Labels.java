package dev.twintrace.engine.reduce;

import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which actions count as one. When an answer arrives, what was to execute as entry 1 of the lane
 * executes as entry 0: the same step by another action. So actions that differ in the entry have
 * one label, if never two of them are enabled at once.
 *
 * <p>The names only suggest what may belong together; a wrong guess would make chosen sets larger,
 * not wrong.
 */
final class Labels {
    private static final Pattern ENTRY = Pattern.compile(" entry \\d+$");

    private final int[] labels;
    private final List<List<Integer>> members = new ArrayList<>();

    Labels(Model model, Proof proof) {
        this.labels = new int[model.actions().size()];
        Arrays.fill(labels, -1);
        Map<String, List<Integer>> together = new LinkedHashMap<>();
        for (Action a : model.actions()) {
            if (a.role() != Action.Role.ALTERNATIVE) {
                String name = ENTRY.matcher(a.name()).replaceFirst("");
                // Only what differs in the entry alone is alike; other names may occur twice.
                String key = name.equals(a.name()) ? name + " " + a.id() : name;
                together.computeIfAbsent(key, _ -> new ArrayList<>()).add(a.id());
            }
        }
        for (List<Integer> group : together.values()) {
            if (exclude(group, proof)) {
                add(group);
            } else {
                group.forEach(a -> add(List.of(a)));
            }
        }
    }

    private static boolean exclude(List<Integer> group, Proof proof) {
        for (int a : group) {
            for (int b : group) {
                if (a < b && !proof.exclude(a, b)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void add(List<Integer> group) {
        group.forEach(a -> labels[a] = members.size());
        members.add(List.copyOf(group));
    }

    /** How many labels there are; they are numbered from 0. */
    int size() {
        return members.size();
    }

    /** The label of an action; -1 for an alternative. */
    int of(int action) {
        return labels[action];
    }

    /** The actions of a label, ascending; at most one is enabled in a state. */
    List<Integer> members(int label) {
        return members.get(label);
    }
}

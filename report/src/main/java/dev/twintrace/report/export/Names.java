package dev.twintrace.report.export;

import java.util.HashSet;
import java.util.Set;

/** Identifiers that other languages accept, each given once. */
final class Names {
    private final Set<String> taken = new HashSet<>();

    /** Keeps clear of these. */
    Names(Set<String> reserved) {
        taken.addAll(reserved);
    }

    /** {@code q_lane0_phase} for {@code q.lane0.phase}. */
    String of(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
        boolean letterFirst = plain.matches("[A-Za-z].*");
        String base = letterFirst ? plain : "v" + plain;
        String unique = base;
        for (int i = 2; !taken.add(unique); i++) {
            unique = base + "_" + i;
        }
        return unique;
    }
}

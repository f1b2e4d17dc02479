package dev.twintrace.core;

import java.util.List;

/** What an access did to a place: one value a field, before and after. */
public record Change(Place place, List<Long> before, List<Long> after) {
    /** Whether any value is another than it was. */
    public boolean visible() {
        return !before.equals(after);
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.FieldInit;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Item;
import dev.twintrace.protocol.syntax.Item.HostEntry;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Declares hosts and their words. */
final class WorldBuilder {
    private static final int LONGEST = 1024;
    private static final int MOST_WORDS = 1024;

    private final Problems problems;
    private final Constants constants;
    private final Arithmetic arithmetic;
    private final World world;
    private final Map<String, List<Ident>> nics = new HashMap<>();

    WorldBuilder(Problems problems, Constants constants, Arithmetic arithmetic, World world) {
        this.problems = problems;
        this.constants = constants;
        this.arithmetic = arithmetic;
        this.world = world;
    }

    /** The names of a host's NICs, where it declares some. */
    Optional<List<Ident>> nics(String host) {
        return Optional.ofNullable(nics.get(host));
    }

    void host(Item.HostItem item) {
        String name = item.name().text();
        if (world.host(name).isPresent()) {
            problems.report(
                    Code.DECLARED_TWICE,
                    item.name().span(),
                    "there is a host `" + name + "` already",
                    "choose another name, or put its words into the other declaration");
            return;
        }
        Host host = new Host(world.hosts().size(), name, List.of());
        world.hosts().add(host);
        for (HostEntry entry : item.entries()) {
            switch (entry) {
                case HostEntry.Nics(var span, List<Ident> names) -> {
                    if (nics.put(name, names) != null) {
                        problems.report(
                                Code.GIVEN_TWICE,
                                span,
                                "`nics` is given twice",
                                "list all NICs of the host in one line");
                    }
                    checkDistinct(names, "NIC");
                }
                case HostEntry.WordEntry word -> word(host, word, Word.Owner.APPLICATION);
            }
        }
    }

    private void checkDistinct(List<Ident> names, String what) {
        List<String> seen = new ArrayList<>();
        for (Ident name : names) {
            if (seen.contains(name.text())) {
                problems.report(
                        Code.DECLARED_TWICE,
                        name.span(),
                        "there is a " + what + " `" + name.text() + "` already",
                        "choose another name");
            }
            seen.add(name.text());
        }
    }

    void word(Host host, HostEntry.WordEntry entry, Word.Owner owner) {
        Ident name = entry.name();
        if (!checkFree(host, name)) {
            return;
        }
        int length =
                entry.size()
                        .map(size -> constants.count(size, "the length of an array", 1, LONGEST))
                        .orElse(1);
        checkDistinct(entry.fields().stream().map(FieldInit::field).toList(), "field");
        List<Long> initial = entry.fields().stream().map(one -> initial(one.value())).toList();
        world.words()
                .add(
                        new Word(
                                world.words().size(),
                                host.id(),
                                name.text(),
                                length,
                                entry.size().isPresent(),
                                entry.fields().stream().map(one -> one.field().text()).toList(),
                                initial,
                                owner));
    }

    private boolean checkFree(Host host, Ident name) {
        if (world.words().size() >= MOST_WORDS) {
            problems.report(
                    Code.TOO_COMPLEX,
                    name.span(),
                    "more than " + MOST_WORDS + " words",
                    "use an array");
            return false;
        }
        if (world.word(host.id(), name.text()).isPresent()) {
            problems.report(
                    Code.DECLARED_TWICE,
                    name.span(),
                    "there is a word `" + name.text() + "` on host " + host.name() + " already",
                    "choose another name");
            return false;
        }
        if (constants.options().find(name.text()).isPresent()) {
            problems.report(
                    Code.HIDES,
                    name.span(),
                    "the word `" + name.text() + "` would hide an option of the same name",
                    "choose another name");
        }
        return true;
    }

    private Long initial(Term term) {
        OptionalLong value = constants.required(term);
        if (value.isEmpty()) {
            return 0L;
        }
        if (!arithmetic.fits(value.getAsLong())) {
            problems.report(
                    Code.TOO_WIDE,
                    term.span(),
                    Long.toUnsignedString(value.getAsLong())
                            + " does not fit a word of "
                            + arithmetic.width()
                            + " bits",
                    "the largest value is "
                            + Long.toUnsignedString(arithmetic.mask())
                            + "; or give a larger `width`");
        }
        return value.getAsLong() & arithmetic.mask();
    }
}

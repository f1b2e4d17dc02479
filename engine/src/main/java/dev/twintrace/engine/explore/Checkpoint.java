package dev.twintrace.engine.explore;

import dev.twintrace.engine.store.Parents;
import dev.twintrace.engine.store.Shelf;
import dev.twintrace.engine.store.StateSet;
import dev.twintrace.engine.store.Tape;
import dev.twintrace.protocol.model.Model;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes down how far an exploration is, and reads it again. All that is large only grows, so each
 * time only what is new is written; then a small file that says how much of each list counts takes
 * the place of the one before, in one step. Whenever the process is killed, that file and what it
 * counts are whole.
 */
final class Checkpoint {
    private static final String MANIFEST = "checkpoint";
    private static final String FORMAT = "1";

    private final Model model;
    private final Path folder;
    private final String identity;
    private final Shelf shelf;

    /** How often the halves were written anew, because they were packed anew. */
    private int generation;

    private Optional<Layout> layout = Optional.empty();
    private Tape first = new Tape("");
    private Tape second = new Tape("");

    /** Up to which state it was written last: there may be nothing new. */
    private int written = -1;

    /**
     * Prepares a folder.
     *
     * @param identity tells what is explored; another one's checkpoint is not gone on with
     * @throws UncheckedIOException if the folder cannot be made
     */
    Checkpoint(Model model, Path folder, String identity) {
        this.model = model;
        this.folder = folder;
        this.identity = identity;
        this.shelf = Shelf.lasting(folder);
    }

    /**
     * Writes down where the exploration is.
     *
     * @throws UncheckedIOException if it cannot be written; what was there before still counts
     */
    void save(Exploration found, Successors successors) {
        if (written == found.expanded) {
            return;
        }
        Layout now = found.states.layout();
        if (layout.filter(l -> l == now).isEmpty()) {
            layout = Optional.of(now);
            generation++;
            first = new Tape("first-" + generation);
            second = new Tape("second-" + generation);
            first.moveTo(shelf);
            second.moveTo(shelf);
        }
        if (now.words() > 1) {
            rows(found.states.first(), now.half(), first);
            rows(found.states.second(), now.words() - now.half(), second);
        }
        found.states.keys().order().save(shelf);
        found.parents.bits().save(shelf);
        found.graph.tape().save(shelf);
        Properties p = new Properties();
        p.setProperty("format", FORMAT);
        p.setProperty("identity", identity);
        p.setProperty("layout", joined(Arrays.stream(now.bits())));
        p.setProperty("generation", "" + generation);
        p.setProperty("first", "" + first.size());
        p.setProperty("second", "" + second.size());
        p.setProperty("states", "" + found.size);
        p.setProperty("states.generation", "" + found.states.generation());
        p.setProperty("expanded", "" + found.expanded);
        p.setProperty("transitions", "" + found.transitions);
        p.setProperty("nextLevel", "" + found.nextLevel);
        p.setProperty(
                "levels",
                joined(IntStream.range(0, (int) found.levels.size()).map(found.levels::at)));
        p.setProperty("parents", "" + found.parents.bits().size());
        p.setProperty("parents.open", "" + found.parents.open());
        p.setProperty("parents.openBits", "" + found.parents.openBits());
        p.setProperty("steps", "" + found.graph.tape().size());
        p.setProperty("steps.last", "" + found.graph.last());
        p.setProperty(
                "marks",
                joined(IntStream.range(0, model.marks().size()).filter(successors::marked)));
        long endsSize = writeEnds(found);
        p.setProperty("ends", "" + endsSize);
        write(p);
        written = found.expanded;
        tidy(p);
    }

    private void rows(StateSet halves, int words, Tape rows) {
        for (long at = rows.size() / Long.BYTES; at < (long) halves.size() * words; at++) {
            rows.addLong(halves.word((int) (at / words), (int) (at % words)));
        }
        rows.save(shelf);
    }

    /** The states in which a run may end, in a file of their own each time; its size. */
    private long writeEnds(Exploration found) {
        Tape tape = new Tape(ends(found.expanded));
        for (long word : found.ends.toLongArray()) {
            tape.addLong(word);
        }
        tape.save(shelf);
        return tape.size();
    }

    private static String ends(int expanded) {
        return "ends-" + expanded;
    }

    private void write(Properties p) {
        StringWriter text = new StringWriter();
        Path fresh = folder.resolve(MANIFEST + ".new");
        try {
            p.store(text, null);
            Files.writeString(fresh, text.toString());
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(
                    fresh,
                    folder.resolve(MANIFEST),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure("write", e);
        }
    }

    /** Removes what does not count any more. */
    private void tidy(Properties p) {
        String wanted =
                "checkpoint|parents|steps|%s|states-%s|(first|second)-%d"
                        .formatted(
                                ends(number(p, "expanded")),
                                text(p, "states.generation"),
                                generation);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().matches(wanted)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw failure("tidy up", e);
        }
    }

    private static String joined(IntStream numbers) {
        return numbers.mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private static int[] split(String numbers) {
        return numbers.isEmpty()
                ? new int[0]
                : Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private UncheckedIOException failure(String verb, IOException e) {
        return new UncheckedIOException(
                "cannot " + verb + " the checkpoint in " + folder + ": " + e.getMessage(), e);
    }

    /**
     * Goes on from what the folder has.
     *
     * @return what was found so far; empty if the folder has nothing
     * @throws UnusableCheckpoint if it cannot be read, or is of something else
     */
    Optional<Exploration> resume(Successors successors, Trail trail) {
        if (!Files.exists(folder.resolve(MANIFEST))) {
            return Optional.empty();
        }
        Properties p = new Properties();
        try {
            p.load(new StringReader(Files.readString(folder.resolve(MANIFEST))));
            return Optional.of(resume(p, successors, trail));
        } catch (IOException e) {
            throw UnusableCheckpoint.damaged(folder, e);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw UnusableCheckpoint.damaged(folder, e);
        }
    }

    private Exploration resume(Properties p, Successors successors, Trail trail) {
        if (!FORMAT.equals(p.getProperty("format"))
                || !identity.equals(p.getProperty("identity"))) {
            throw UnusableCheckpoint.foreign(folder);
        }
        generation = number(p, "generation");
        Layout packing = Layout.of(model.variables(), split(text(p, "layout")));
        successors.use(packing);
        Exploration found = new Exploration(states(p, packing), trail);
        found.size = number(p, "states");
        found.expanded = number(p, "expanded");
        written = found.expanded;
        found.transitions = longNumber(p, "transitions");
        found.nextLevel = number(p, "nextLevel");
        Arrays.stream(split(text(p, "levels"))).forEach(found.levels::add);
        found.parents =
                Parents.load(
                        tape(Parents.NAME, p, "parents"),
                        longNumber(p, "parents.open"),
                        number(p, "parents.openBits"));
        found.graph =
                new Graph(tape(Graph.NAME, p, "steps"), found.expanded, number(p, "steps.last"));
        Tape words = tape(ends(found.expanded), p, "ends");
        found.ends.or(BitSet.valueOf(longs(words)));
        Arrays.stream(split(text(p, "marks"))).forEach(successors::mark);
        return found;
    }

    private States states(Properties p, Layout packing) {
        StateSet firsts = States.firstHalves(packing);
        StateSet seconds = States.secondHalves(packing);
        if (packing.words() > 1) {
            addAll(firsts, packing.half(), tape("first-" + generation, p, "first"));
            addAll(
                    seconds,
                    packing.words() - packing.half(),
                    tape("second-" + generation, p, "second"));
        }
        int keys = number(p, "states.generation");
        Tape order = Tape.load(States.name(keys), shelf, (long) Long.BYTES * number(p, "states"));
        return new States(packing, firsts, seconds, order, keys);
    }

    private static void addAll(StateSet halves, int words, Tape rows) {
        long[] all = longs(rows);
        for (int at = 0; at < all.length; at += words) {
            halves.add(all, at);
        }
    }

    private static long[] longs(Tape tape) {
        long[] all = new long[(int) (tape.size() / Long.BYTES)];
        for (int i = 0; i < all.length; i++) {
            all[i] = tape.longAt(i);
        }
        return all;
    }

    private Tape tape(String name, Properties p, String size) {
        return Tape.load(name, shelf, longNumber(p, size));
    }

    private static String text(Properties p, String name) {
        return Optional.ofNullable(p.getProperty(name))
                .orElseThrow(() -> new IllegalArgumentException("it does not say " + name));
    }

    private static int number(Properties p, String name) {
        return Integer.parseInt(text(p, name));
    }

    private static long longNumber(Properties p, String name) {
        return Long.parseLong(text(p, name));
    }
}

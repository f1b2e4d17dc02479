package dev.twintrace.linear.read;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import java.util.Optional;

/**
 * CSV: an operation a record. A parser of its own, on bytes: the peers' histories have millions of
 * operations, and a string for each of their fields costs more than checking them.
 */
final class CsvRecords implements Records {
    private final History.Builder builder = new History.Builder();
    private final CsvFields fields = new CsvFields();
    private final CsvWords words = new CsvWords(builder, fields);
    private Optional<CsvHeader> header = Optional.empty();
    private long line = 1;

    // A Horizon for each record would be an object for each.
    private long latest = Long.MIN_VALUE;
    private long disorder;

    @Override
    public int take(byte[] bytes, int from, int to, boolean last) throws Refusal {
        int here = from;
        while (here < to) {
            int next = fields.next(bytes, here, to, last, line);
            if (next < 0) {
                return here;
            }
            if (!fields.blank()) {
                words.record(bytes, line);
                record(bytes);
            }
            line += fields.lines();
            here = next;
        }
        if (last && header.isEmpty()) {
            throw new Refusal(0, 0, "the file is empty; the first line is a header");
        }
        return here;
    }

    @Override
    public History history() {
        return builder.build();
    }

    @Override
    public Horizon horizon() {
        return new Horizon(latest, disorder);
    }

    private void record(byte[] bytes) throws Refusal {
        if (header.isEmpty()) {
            header = Optional.of(CsvHeader.of(bytes, fields, line));
            return;
        }
        CsvHeader its = header.get();
        int expected = its.size();
        if (fields.count() != expected) {
            throw new Refusal(
                    line,
                    0,
                    expected
                            + " fields are expected, as in the header, and here are "
                            + fields.count()
                            + "; text with a comma goes in quotes");
        }
        operation(its);
        Functions.unambiguous(builder, line);
    }

    /** Whether nothing is said in a field, or it is not there. */
    private boolean silent(int field) {
        return field < 0 || fields.empty(field);
    }

    private void operation(CsvHeader its) throws Refusal {
        long process = words.number(its.process(), "the number of a process");
        long called = words.time(its.invoke());
        if (called < latest && disorder == 0) {
            disorder = line;
        }
        latest = Math.max(latest, called);
        boolean completed = !silent(its.complete());
        long complete = completed ? words.time(its.complete()) : History.NEVER;
        if (complete < called) {
            throw words.refusal(
                    its.complete(),
                    "an operation completes after its call; are the columns mixed up?");
        }
        int function = words.functionWord(its.operation());
        int key = its.key() < 0 ? 0 : words.keyWord(its.key());
        Outcome outcome =
                silent(its.outcome())
                        ? completed ? Outcome.OK : Outcome.UNKNOWN
                        : words.outcome(its.outcome());
        if (outcome == Outcome.OK && !completed) {
            throw words.refusal(its.complete(), "an operation that is ok has a time of completion");
        }
        boolean returned = outcome == Outcome.OK;
        Executions executions =
                silent(its.executions())
                        ? Repetition.usual(returned)
                        : words.executions(its.executions());
        boolean failed = outcome == Outcome.FAIL;
        if (failed && !silent(its.executions()) && executions.required()) {
            throw words.refusal(its.executions(), "what failed was not executed, not even once");
        }
        if (!failed) {
            builder.begin(
                    process,
                    called,
                    its.key() < 0 ? words.onlyKey() : words.key(key),
                    words.function(function));
        }
        // Those of what failed are read, too: a damaged file is to be noticed.
        arguments(its, !failed);
        History.Form form = History.Form.NONE;
        long result = 0;
        if (!silent(its.result())) {
            if (outcome == Outcome.UNKNOWN) {
                throw words.refusal(
                        its.result(),
                        "an operation of unknown outcome has no result; is its completion missing?");
            }
            form = words.result(its.result());
            result = words.code();
        }
        if (!failed) {
            builder.end(returned ? complete : History.NEVER, form, result, executions);
        }
    }

    private void arguments(CsvHeader its, boolean kept) throws Refusal {
        int many = argument(its.arg1(), 0, 0, kept);
        many = argument(its.arg2(), 1, many, kept);
        many = argument(its.arg3(), 2, many, kept);
        argument(its.arg4(), 3, many, kept);
    }

    /** How many arguments there are up to this one, of so many before it. */
    private int argument(int field, int before, int many, boolean kept) throws Refusal {
        if (silent(field)) {
            return many;
        }
        if (many < before) {
            throw words.refusal(field, "an argument without the one before it");
        }
        long code = words.argument(field);
        if (kept) {
            builder.argument(code);
        }
        return many + 1;
    }
}

package dev.twintrace.linear.read;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import us.bpsm.edn.Keyword;
import us.bpsm.edn.Symbol;

/** Jepsen's histories in EDN: an entry is a map. */
final class EdnRecords implements Records {
    private static final Keyword PROCESS = Keyword.newKeyword("process");
    private static final Keyword NEMESIS = Keyword.newKeyword("nemesis");
    private static final Keyword TYPE = Keyword.newKeyword("type");
    private static final Keyword FUNCTION = Keyword.newKeyword("f");
    private static final Keyword VALUE = Keyword.newKeyword("value");
    private static final Keyword KEY = Keyword.newKeyword("key");
    private static final Keyword TIME = Keyword.newKeyword("time");

    private final EdnForms forms = new EdnForms();
    private final JepsenOperations operations;
    private final boolean independent;
    private Optional<Boolean> timed = Optional.empty();
    private long position;

    EdnRecords(ReadOptions options) {
        this.operations = new JepsenOperations(options);
        this.independent = options.independent();
    }

    @Override
    public int take(byte[] bytes, int from, int to, boolean last) throws Refusal {
        int here = from;
        while (true) {
            switch (forms.find(bytes, here, to)) {
                case OPEN, CLOSE -> here = forms.end();
                case FORM -> {
                    here = forms.end();
                    entry(Utf8.text(bytes, forms.start(), here, forms.startLine()));
                }
                case NOTHING -> {
                    if (last) {
                        over(bytes, forms.start(), to);
                    }
                    return last ? to : forms.start();
                }
            }
        }
    }

    private void over(byte[] bytes, int from, int to) throws Refusal {
        if (from < to && bytes[from] != ';') {
            throw new Refusal(
                    forms.startLine(),
                    0,
                    "the file ends inside of what begins here: " + Utf8.quoted(bytes, from, to));
        }
        if (forms.inside()) {
            throw new Refusal(
                    forms.startLine(),
                    0,
                    "the file ends before the vector of entries is closed: it is not complete");
        }
        if (!forms.some()) {
            throw new Refusal(0, 0, "the file has no entries");
        }
    }

    @Override
    public History history() {
        return operations.history();
    }

    @Override
    public Horizon horizon() {
        return operations.horizon(timed.isPresent() && !timed.get());
    }

    private void entry(String text) throws Refusal {
        long line = forms.startLine();
        EdnDatum datum = EdnDatum.parse(text, line);
        if (datum.absent()) {
            return;
        }
        if (datum.nil() || !(datum.raw() instanceof Map<?, ?> map)) {
            throw new Refusal(
                    line,
                    0,
                    "a map like {:process 0, :type :invoke, :f :read, :value nil} is expected, not "
                            + Utf8.quoted(text));
        }
        EdnDatum process = field(map, PROCESS, line);
        if (!process.nil() && process.raw().equals(NEMESIS)) {
            return; // No client: it does harm to the system.
        }
        long number = number(process, "a :process", line);
        JepsenType type = type(field(map, TYPE, line), line);
        String function = name(field(map, FUNCTION, line), line);
        Optional<Value> key =
                map.containsKey(KEY)
                        ? Optional.of(JepsenValue.key(new EdnDatum(map.get(KEY)), line))
                        : Optional.empty();
        Optional<EdnDatum> said =
                map.containsKey(VALUE)
                        ? Optional.of(new EdnDatum(map.get(VALUE)))
                        : Optional.empty();
        // What else a failed or unknown operation tells is no value: an error, a list of nodes.
        JepsenValue value =
                switch (type) {
                    case INVOKE ->
                            JepsenValue.of(key, said, independent, line).invoking(function, line);
                    case OK -> JepsenValue.of(key, said, independent, line);
                    case FAIL, INFO -> JepsenValue.of(key, Optional.empty(), independent, line);
                };
        operations.add(
                new JepsenOperations.Entry(line, number, type, function, value, time(map, line)));
    }

    private static EdnDatum field(Map<?, ?> map, Keyword name, long line) throws Refusal {
        if (!map.containsKey(name)) {
            throw new Refusal(line, 0, "an entry has a " + name + ", this one has not");
        }
        return new EdnDatum(map.get(name));
    }

    private static long number(EdnDatum datum, String what, long line) throws Refusal {
        if (!datum.nil() && datum.raw() instanceof Long number) {
            return number;
        }
        if (!datum.nil() && datum.raw() instanceof BigInteger number) {
            throw new Refusal(line, 0, what + " of more than 64 bits: " + number);
        }
        throw new Refusal(line, 0, what + " is a number");
    }

    private static JepsenType type(EdnDatum datum, long line) throws Refusal {
        return switch (datum.nil() ? "nil" : datum.raw().toString()) {
            case ":invoke" -> JepsenType.INVOKE;
            case ":ok" -> JepsenType.OK;
            case ":fail" -> JepsenType.FAIL;
            case ":info" -> JepsenType.INFO;
            case String other ->
                    throw new Refusal(
                            line,
                            0,
                            "a :type is :invoke, :ok, :fail or :info, not " + Utf8.quoted(other));
        };
    }

    private static String name(EdnDatum datum, long line) throws Refusal {
        return switch (datum.nil() ? 0 : datum.raw()) {
            case Keyword word -> word.toString().substring(1);
            case Symbol word -> word.toString();
            case String word -> word;
            case Object _ -> throw new Refusal(line, 0, "an :f is a keyword, such as :read");
        };
    }

    /** By their {@code :time} if entries have it, else by their order. */
    private long time(Map<?, ?> map, long line) throws Refusal {
        position++;
        boolean has = map.containsKey(TIME);
        if (timed.isPresent() && timed.get() != has) {
            throw new Refusal(
                    line,
                    0,
                    has
                            ? "this entry has a :time, those before have none; all have it or none"
                            : "this entry has no :time, those before have one; all have it or none");
        }
        timed = Optional.of(has);
        if (!has) {
            return position;
        }
        long time = number(new EdnDatum(map.get(TIME)), "a :time", line);
        if (time == History.NEVER) {
            throw new Refusal(line, 0, "a :time is below " + History.NEVER);
        }
        return time;
    }
}

package dev.twintrace.theorems.consensus.type;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the text form of a type; docs/consensus.md describes it. */
public final class TypeFile {
    private static final String ANY = "*";
    private static final Pattern STEP =
            Pattern.compile("(\\S+)\\s*->\\s*(\\S+?)(?:\\s*:\\s*(\\S+))?");

    /** What a line says that does not fit; never leaves this class. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /** An operation so far: a row of the table with holes. */
    private static final class Draft {
        private final String name;
        private final int line;
        private final int[] next;
        private final String[] responses;
        private final boolean[] known;

        Draft(String name, int line, int states) {
            this.name = name;
            this.line = line;
            this.next = new int[states];
            this.responses = new String[states];
            this.known = new boolean[states];
        }
    }

    private final List<String> states = new ArrayList<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private Optional<Draft> current = Optional.empty();
    private Optional<String> name = Optional.empty();

    private TypeFile() {}

    /** The type that a text describes, or the first thing that is wrong with it. */
    public static ParsedType parse(String text) {
        TypeFile file = new TypeFile();
        List<String> lines = text.replaceFirst("^\ufeff", "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                file.line(lines.get(i).replaceFirst("#.*", "").strip(), i + 1);
            } catch (Wrong wrong) {
                return new ParsedType.Rejected(i + 1, String.valueOf(wrong.getMessage()));
            }
        }
        return file.finished(Math.max(1, lines.size()));
    }

    private void line(String line, int number) {
        if (line.isEmpty()) {
            return;
        }
        // Names are printed: they must not move the cursor of a terminal.
        if (line.codePoints().anyMatch(TypeFile::shapeless)) {
            throw new Wrong("this line holds a character that cannot be seen");
        }
        String[] words = line.split("\\s+", -1);
        if (line.contains("->")) {
            step(line);
            return;
        }
        switch (words[0]) {
            case "type" -> named(words);
            case "states" -> states(words);
            case "operation" -> operation(words, number);
            default ->
                    throw new Wrong(
                            "expected `type`, `states`, `operation` or `STATE -> STATE : RESPONSE`,"
                                    + " not `"
                                    + words[0]
                                    + "`");
        }
    }

    private static boolean shapeless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    c != '\t';
            default -> false;
        };
    }

    private void named(String[] words) {
        if (words.length != 2 || name.isPresent()) {
            throw new Wrong("expected one line `type NAME`");
        }
        name = Optional.of(words[1]);
    }

    private void states(String[] words) {
        if (!states.isEmpty() || words.length < 2) {
            throw new Wrong("expected one line `states STATE STATE ...`");
        }
        if (words.length > FiniteType.MOST_STATES + 1) {
            throw new Wrong(
                    "these are "
                            + (words.length - 1)
                            + " states; at most "
                            + FiniteType.MOST_STATES
                            + " are possible");
        }
        for (String state : List.of(words).subList(1, words.length)) {
            if (state.contains(ANY) || state.contains(":")) {
                throw new Wrong("a state cannot be called `" + state + "`");
            }
            if (states.contains(state)) {
                throw new Wrong("there are two states `" + state + "`");
            }
            states.add(state);
        }
    }

    private void operation(String[] words, int number) {
        if (words.length != 2) {
            throw new Wrong("expected `operation NAME`");
        }
        if (states.isEmpty()) {
            throw new Wrong("the states have to come before the first operation");
        }
        if (drafts.containsKey(words[1])) {
            throw new Wrong("there are two operations `" + words[1] + "`");
        }
        if (drafts.size() == FiniteType.MOST_OPERATIONS) {
            throw new Wrong("at most " + FiniteType.MOST_OPERATIONS + " operations are possible");
        }
        Draft draft = new Draft(words[1], number, states.size());
        drafts.put(draft.name, draft);
        current = Optional.of(draft);
    }

    private void step(String line) {
        Matcher matcher = STEP.matcher(line);
        if (!matcher.matches()) {
            throw new Wrong("expected `STATE -> STATE : RESPONSE`, not `" + line + "`");
        }
        Draft draft = current.orElseThrow(() -> new Wrong("this belongs below an `operation`"));
        String from = matcher.group(1);
        String response = Optional.ofNullable(matcher.group(3)).orElse(TypeOperation.OK);
        if (!from.equals(ANY) && draft.known[number(from)]) {
            throw new Wrong("it has been said already what " + draft.name + " does in " + from);
        }
        for (int s = 0; s < states.size(); s++) {
            if (!draft.known[s] && (from.equals(ANY) || number(from) == s)) {
                String next = matcher.group(2);
                draft.next[s] = next.equals(ANY) ? s : number(next);
                draft.responses[s] = response.equals(ANY) ? states.get(s) : response;
                draft.known[s] = true;
            }
        }
    }

    private int number(String state) {
        int number = states.indexOf(state);
        if (number < 0) {
            throw new Wrong("there is no state `" + state + "`");
        }
        return number;
    }

    private ParsedType finished(int last) {
        for (Draft draft : drafts.values()) {
            for (int s = 0; s < states.size(); s++) {
                if (!draft.known[s]) {
                    return new ParsedType.Rejected(
                            draft.line,
                            "it is not said what "
                                    + draft.name
                                    + " does in "
                                    + states.get(s)
                                    + "; `* -> *` would say that it does nothing");
                }
            }
        }
        try {
            return new ParsedType.Accepted(
                    new FiniteType(
                            name.orElse("type"),
                            states,
                            drafts.values().stream()
                                    .map(d ->
                                            new TypeOperation(
                                                    d.name,
                                                    IntStream.of(d.next).boxed().toList(),
                                                    List.of(d.responses)))
                                    .toList()));
        } catch (IllegalArgumentException wrong) {
            return new ParsedType.Rejected(last, String.valueOf(wrong.getMessage()));
        }
    }
}

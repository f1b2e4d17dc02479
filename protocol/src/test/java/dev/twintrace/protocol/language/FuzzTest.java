package dev.twintrace.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FuzzTest {
    private static final int MUTATIONS = Boolean.getBoolean("twintrace.full") ? 50_000 : 2_000;

    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "(",
                    ")",
                    "[",
                    "]",
                    ";",
                    ",",
                    ".",
                    "->",
                    "=",
                    "==",
                    "if",
                    "else",
                    "on",
                    "error",
                    "each",
                    "r",
                    "q",
                    "x",
                    "flag",
                    "data",
                    "0",
                    "1",
                    "99",
                    "0x",
                    "-1",
                    "any(3)",
                    "resend",
                    "await",
                    "one",
                    "when",
                    "repeat",
                    "until",
                    "not",
                    "from",
                    "fenced",
                    "\"",
                    "/*",
                    "//",
                    "\n",
                    "\t",
                    "\u0001",
                    "é",
                    "\uD83D\uDE00",
                    "lanes 1",
                    "faults 0",
                    "width 1",
                    "log",
                    "grant count nic",
                    "emit",
                    "let",
                    "option",
                    "host",
                    "process",
                    "failover",
                    "with",
                    "complete",
                    "probe",
                    "is");

    @Test
    void whateverIsReadTheAnswerIsAValueWhosePlacesAreInsideTheText() {
        List<Snippets> snippets = Snippets.all();
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            String text = snippets.get(seed % snippets.size()).source();
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                text = mutated(text, random);
            }
            check(text, "seed " + seed);
        }
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + " " + piece + " " + text.substring(at);
            case 2 -> text.substring(0, at) + piece + text.substring(end);
            case 3 ->
                    text.substring(0, at) + text.substring(at, end).repeat(2) + text.substring(at);
            default -> swapped(text, random);
        };
    }

    /** Two words of the text change places. */
    private static String swapped(String text, Random random) {
        String[] words = text.split("(?<=\\s)|(?=\\s)", -1);
        int one = random.nextInt(words.length);
        int other = random.nextInt(words.length);
        String kept = words[one];
        words[one] = words[other];
        words[other] = kept;
        return String.join("", words);
    }

    private static void check(String text, String seed) {
        switch (TwinFile.parse("p.twin", text)) {
            case Parsed.Rejected(List<Diagnostic> diagnostics) -> {
                assertThat(diagnostics).as(seed).isNotEmpty();
                diagnostics.forEach(one -> {
                    Spans.assertInside(one.span(), text);
                    assertThat(one.render(text)).as(seed).contains(one.message());
                });
            }
            case Parsed.Accepted(TwinFile file) -> {
                assertThat(file.instantiate(file.defaults()))
                        .as(seed)
                        .isInstanceOf(Instance.Valid.class);
                for (Option option : file.options()) {
                    for (String value : option.values()) {
                        file.instantiate(Settings.NONE.with(option.name(), value));
                    }
                }
            }
        }
        if (Formatter.format("p.twin", text) instanceof Formatted.Done(String layout)) {
            assertThat(Formatter.format("p.twin", layout))
                    .as(seed + "\n" + text)
                    .isEqualTo(new Formatted.Done(layout));
        }
    }
}

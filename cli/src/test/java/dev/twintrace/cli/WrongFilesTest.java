package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.cli.Cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A newcomer's wrong files are answered with what is wrong, where, and how to mend it. */
class WrongFilesTest {
    @TempDir private Path folder;

    private Ran check(byte[] bytes) throws IOException {
        return Cli.run("check", "--timeout", "20s", Files.write(folder.resolve("x.twin"), bytes));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void textsAreRefused(String name, String text, String... gist) throws IOException {
        refused(check(text.getBytes(StandardCharsets.UTF_8)), gist);
    }

    private static void refused(Ran ran, String... gist) {
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(gist).doesNotContain("Exception", "\tat ");
    }

    private static Arguments wrong(String name, String body, String... gist) {
        return Arguments.of(name, "protocol p\n" + body + "\n", gist);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                wrong(
                        "unknown name",
                        "host gpu { flag = 0 }\nprocess p on gpu { consume falg }",
                        ":3:28: ",
                        "unknown name `falg`",
                        "did you mean `flag`?",
                        "^^^^"),
                wrong(
                        "type error",
                        "host a { l { d = 0, f = 0 }; x = 0 }\nprocess p on a { x = l + 1 }",
                        ":3:22: ",
                        "a number is needed",
                        "name one field"),
                wrong(
                        "waits for what nobody writes",
                        "host a { x = 0 }\nprocess p on a { await x == 1 }",
                        ":3:18: ",
                        "nobody writes `x`"),
                wrong(
                        "counts for ever",
                        """
                        host a { x = 0 }
                        process p on a { let n = 0; repeat until x == 1 { n = n + 1 } }
                        process q on a { x = 1 }
                        """,
                        "error TW0073",
                        "`n`"),
                wrong(
                        "no lane left",
                        """
                        host a
                        host b { x = 0 }
                        qp q: a -> b { lanes 1 }
                        process p on a { q.write(x, 1) }
                        failover q { faults 1; originals bounded; on error { resend } }
                        """,
                        "has one lane",
                        "lanes 2"),
                wrong(
                        "duplicate name",
                        "host a { x = 0; x = 1 }\nprocess p on a { consume x }",
                        ":2:17: ",
                        "`x`",
                        "already"),
                wrong(
                        "stuck without faults",
                        """
                        host a { x = 0 }
                        process p on a { await x == 1; x = 2; await x == 1 }
                        process q on a { x = 1 }
                        """,
                        ":3:39: ",
                        "Without any fault",
                        "A shortest run that shows it"),
                wrong(
                        "index past the end",
                        "host a { r[4] = 0; n = 3 }\nprocess p on a { n = n + any(2); r[n] = 1 }",
                        ":3:",
                        "past the end of r[4]",
                        "A shortest run that shows it"),
                Arguments.of("empty", "", new String[] {"the file is empty", "protocol NAME"}),
                Arguments.of("zero byte", "protocol p\0", new String[] {"binary file"}));
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        refused(check(new byte[] {(byte) 0xff, (byte) 0xfe, 1}), "no text in UTF-8");
        refused(
                check("protocol p \"\u00fc\"".getBytes(StandardCharsets.ISO_8859_1)),
                "save it as UTF-8");
        byte[] large = new byte[10_000_000];
        Arrays.fill(large, (byte) 'a');
        refused(check(large), "larger than 1 MiB");
    }

    @Test
    void whatIsNoFileIsRefused() {
        refused(Cli.run("check", folder.resolve("none.twin")), "there is no such file");
        refused(Cli.run("check", "--json", folder), "there is no .twin file in");
        refused(Cli.run("fmt", folder), "there is no .twin file in");
    }

    @ParameterizedTest
    @MethodSource("endings")
    void lineEndsDoNotMatter(String text) throws IOException {
        assertThat(check(text.getBytes(StandardCharsets.UTF_8)).code()).isZero();
    }

    static Stream<String> endings() {
        return Stream.of(
                "protocol p\r\nhost a { x = 0 }\r\nprocess p on a { consume x }\r\n",
                "protocol p\nhost a { x = 0 }\nprocess p on a { consume x }",
                "\ufeffprotocol p\nhost a { x = 0 }\nprocess p on a { consume x }\n");
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aLimitIsAnHonestUnknown(String option, String value, String reason) {
        Ran ran =
                Cli.run(
                        "check",
                        Cli.EXAMPLES.resolve("one-sided/write-once-slots.twin"),
                        option,
                        value);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out())
                .contains("UNKNOWN", "NOT complete", "The search stopped", reason, "so far");
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.of("--max-states", "50", "more than 50 states"),
                Arguments.of("--timeout", "1ms", "seconds"),
                Arguments.of("--max-memory", "64k", "more than 64 KiB"));
    }

    @Test
    void anInterruptIsAnHonestUnknown() {
        Thread.currentThread().interrupt();
        Ran ran = Cli.run("check", Cli.EXAMPLES.resolve("one-sided/write-once-slots.twin"));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("UNKNOWN", "interrupted");
    }

    @Test
    void formattingIsInPlaceAndIdempotent() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("f.twin"),
                        "protocol p\nhost a { x = 0 }\nprocess p on a {\nconsume x\n}");
        String before = Files.readString(file);
        assertThat(Cli.run("fmt", "--check", file).code()).isEqualTo(1);
        assertThat(Cli.run("fmt", "--stdout", file).out()).startsWith("protocol p\n");
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(Cli.run("fmt", file).code()).isZero();
        assertThat(Cli.run("fmt", "--check", file)).isEqualTo(new Ran(0, "", ""));
        assertThat(Cli.runIn(Cli.reading(before), "fmt", "-").out())
                .isEqualTo(Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }
}

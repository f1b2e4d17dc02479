package dev.twintrace.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    @TempDir Path folder;

    private static List<Code> codes(Parsed parsed) {
        return parsed instanceof Parsed.Rejected(List<Diagnostic> diagnostics)
                ? diagnostics.stream().map(Diagnostic::code).toList()
                : List.of();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("p.twin"), content);
    }

    @Test
    void aFileIsReadWithItsName() throws IOException {
        Path path = file(Snippets.all().getFirst().source().getBytes(StandardCharsets.UTF_8));
        assertThat(TwinFile.read(path))
                .isInstanceOfSatisfying(
                        Parsed.Accepted.class,
                        accepted ->
                                assertThat(accepted.file().fileName()).isEqualTo(path.toString()));
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(codes(TwinFile.read(folder))).containsExactly(Code.UNREADABLE);
    }

    @Test
    void aMissingFileIsReported() {
        assertThat(codes(TwinFile.read(folder.resolve("none.twin"))))
                .containsExactly(Code.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "// nothing\n", "/* nothing */", ";;"})
    void anEmptyFileIsReported(String text) {
        assertThat(codes(TwinFile.parse("p.twin", text))).containsExactly(Code.EMPTY);
    }

    @Test
    void aZeroByteMakesAFileBinary() throws IOException {
        assertThat(codes(TwinFile.read(file(new byte[] {'p', 0, 'q'}))))
                .containsExactly(Code.NOT_TEXT);
    }

    @Test
    void bytesThatAreNoUtf8AreReported() throws IOException {
        assertThat(codes(TwinFile.read(file(new byte[] {'p', (byte) 0xC3, (byte) 0x28}))))
                .containsExactly(Code.NOT_TEXT);
    }

    @Test
    void aByteOrderMarkDoesNotMatter() throws IOException {
        String text = "\uFEFF" + Snippets.all().getFirst().source();
        assertThat(TwinFile.read(file(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Parsed.Accepted.class);
    }

    @Test
    void aFileOfMoreThanAMebibyteIsRefused() throws IOException {
        assertThat(codes(TwinFile.read(file(new byte[(1 << 20) + 1]))))
                .containsExactly(Code.TOO_LARGE);
        assertThat(codes(TwinFile.parse("p.twin", "x".repeat((1 << 20) + 1))))
                .containsExactly(Code.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                "not ",
                "x[",
                "if x {",
                "1+",
                "else if x == 1 { } ",
                "x == ",
                ";",
                "host a ",
                "process p on a { ",
                "q.write(x, 1) ",
                "x = 1 ",
                "y",
                "/",
                "\"a\" "
            })
    void aLargeFileNeitherHangsNorOverflowsTheStack(String piece) {
        String head = "protocol p host a { x = 0 } process one on a { x = ";
        String many = piece.repeat(900_000 / piece.length());
        Assertions.assertTimeout(
                Duration.ofSeconds(60),
                () -> {
                    assertThat(codes(TwinFile.parse("p.twin", head + many))).isNotEmpty();
                    assertThat(codes(TwinFile.parse("p.twin", head + "1 " + many))).isNotEmpty();
                });
    }

    @Test
    void aLargeFileWithoutMistakesIsAccepted() {
        String text =
                "protocol p host a { x = 0 } process one on a {" + "x = 1 ".repeat(100_000) + "}";
        assertThat(TwinFile.parse("p.twin", text)).isInstanceOf(Parsed.Accepted.class);
    }

    @Test
    void aFileFullOfMistakesStopsAtTheFiftiethQuickly() {
        StringBuilder words = new StringBuilder("protocol p host a { ");
        for (int i = 0; i < 1000; i++) {
            words.append("some_word_").append(i).append(" = 0 ");
        }
        String text = words + "} process one on a { " + "emit somewhere ".repeat(60_000) + "}";
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(codes(TwinFile.parse("p.twin", text))).hasSize(50));
        assertThat(codes(TwinFile.parse("p.twin", "protocol p\n" + "host\n".repeat(1000))))
                .hasSize(50);
        assertThat(Formatter.format("p.twin", "protocol p\n" + "host\n".repeat(1000)))
                .isInstanceOf(Formatted.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let v# = 1 ", "if o { let v# = 1 } ", "repeat until x == 1 { n = n + 1 } ",
                "repeat until x == 1 { n = n + 1 n = 0 } ", "await x == 1 ", "q.write(y, 1) ",
                "q.cas(y, 0, 1) -> v q.wait emit v ", "enter s leave s ", "x = x + x + x "
            })
    void manyStatementsOfAKindDoNotTakeLong(String statement) {
        StringBuilder text =
                new StringBuilder(
                        "protocol p option o = on host a { x = 0 } host b { y = 0 } qp q: a -> b"
                                + " process one on a { let n = 0 ");
        for (int i = 0; text.length() < 600_000; i++) {
            text.append(statement.replace("#", Integer.toString(i)));
        }
        text.append("} expect TRANSPARENT with o = off expect TRANSPARENT with o = on");
        Assertions.assertTimeout(
                Duration.ofSeconds(60),
                () -> assertThat(TwinFile.parse("p.twin", text.toString())).isNotNull());
    }
}

package dev.twintrace.linear.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.read.GrowingHistory.Look;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingHistoryTest {
    @TempDir private Path folder;

    private static History more(Look look) {
        assertThat(look).isInstanceOf(Look.More.class);
        return ((Look.More) look).history();
    }

    private void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void wholeLinesAreTaken() throws IOException {
        Path file = folder.resolve("h.csv");
        append(file, "process,invoke,comp");
        try (GrowingHistory growing = GrowingHistory.of(file, ReadOptions.DEFAULT)) {
            assertThat(growing.look()).isInstanceOf(Look.Same.class);
            append(file, "lete,operation,arg1,result\n0,1,2,write,5,\n1,3,4,re");
            assertThat(more(growing.look()).size()).isEqualTo(1);
            assertThat(growing.look()).isInstanceOf(Look.Same.class);
            append(file, "ad,,5\n");
            assertThat(more(growing.look()).size()).isEqualTo(2);
        }
    }

    @Test
    void anOperationWithoutCompletionIsOfUnknownOutcomeUntilItComes() throws IOException {
        Path file = folder.resolve("h.edn");
        append(file, "{:process 0, :type :invoke, :f :read, :value nil}\n");
        try (GrowingHistory growing = GrowingHistory.of(file, ReadOptions.DEFAULT)) {
            assertThat(more(growing.look()).returned(0)).isEqualTo(History.NEVER);
            append(file, "{:process 0, :type :ok, :f :read, :value 3}\n");
            assertThat(more(growing.look()).returned(0)).isEqualTo(2);
        }
    }

    @Test
    void aVectorIsTakenBeforeItIsClosed() throws IOException {
        Path file = folder.resolve("h.edn");
        append(file, "[{:process 0, :type :invoke, :f :write, :value 1}\n {:pro");
        try (GrowingHistory growing = GrowingHistory.of(file, ReadOptions.DEFAULT)) {
            assertThat(more(growing.look()).size()).isEqualTo(1);
            append(file, "cess 1, :type :invoke, :f :write, :value 2} ; more to come");
            assertThat(more(growing.look()).size()).isEqualTo(2);
            append(file, "\n]\n");
            assertThat(more(growing.look()).size()).isEqualTo(2);
        }
    }

    @Test
    void aMistakeEndsIt() throws IOException {
        Path file = folder.resolve("h.csv");
        append(file, "process,invoke,complete,operation\n0,1,2,acquire\n0,x,2,release\n");
        try (GrowingHistory growing = GrowingHistory.of(file, ReadOptions.DEFAULT)) {
            Look look = growing.look();
            assertThat(look).isInstanceOf(Look.Over.class);
            assertThat(Read.complaint(((Look.Over) look).reading()))
                    .isEqualTo(file + ":3:3: a time is expected, not `x`");
            assertThat(growing.look()).isEqualTo(look);
        }
    }

    @Test
    void aFileThatShrinksEndsIt() throws IOException {
        Path file = folder.resolve("h.csv");
        append(file, "process,invoke,complete,operation\n0,1,2,acquire\n");
        try (GrowingHistory growing = GrowingHistory.of(file, ReadOptions.DEFAULT)) {
            assertThat(growing.look()).isInstanceOf(Look.More.class);
            Files.writeString(file, "process");
            Look look = growing.look();
            assertThat(Read.complaint(((Look.Over) look).reading())).contains("become shorter");
        }
    }

    @Test
    void aCompressedFileCannotBeFollowed() throws IOException {
        Path file = folder.resolve("h.gz");
        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0});
        try (GrowingHistory growing = GrowingHistory.of(file, ReadOptions.DEFAULT)) {
            assertThat(Read.complaint(((Look.Over) growing.look()).reading()))
                    .contains("a compressed file cannot be followed");
        }
    }

    @Test
    void aPipeEnds() throws IOException {
        byte[] bytes =
                "process,invoke,complete,operation\n0,1,2,acquire\n0,3,4,release"
                        .getBytes(StandardCharsets.UTF_8);
        try (GrowingHistory growing =
                GrowingHistory.of(
                        "<stdin>", new ByteArrayInputStream(bytes), ReadOptions.DEFAULT)) {
            assertThat(more(growing.look()).size()).isEqualTo(1);
            Look look = growing.look();
            assertThat(look).isInstanceOf(Look.Over.class);
            assertThat(Read.operations(((Look.Over) look).reading())).hasSize(2);
        }
    }

    @Test
    void aPipeThatEndsInTheMiddleIsRefused() throws IOException {
        byte[] bytes = "[{:process 0, :type".getBytes(StandardCharsets.UTF_8);
        try (GrowingHistory growing =
                GrowingHistory.of(
                        "<stdin>", new ByteArrayInputStream(bytes), ReadOptions.DEFAULT)) {
            assertThat(growing.look()).isInstanceOf(Look.class);
            Look look = growing.look();
            assertThat(Read.complaint(((Look.Over) look).reading()))
                    .startsWith("<stdin>:1: the file ends inside of what begins here");
        }
    }
}

package dev.twintrace.cli;

import dev.twintrace.engine.solve.Solution;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.report.certificate.CertificateText;
import dev.twintrace.report.certificate.Stamped;
import dev.twintrace.report.certificate.make.Certifying;
import dev.twintrace.report.certificate.make.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Certificates on disk. */
final class CertificateFile {
    private CertificateFile() {}

    /**
     * Writes the certificate of a solution.
     *
     * @param settings those that the file was solved under
     * @throws Complaint if there is no certificate of this solution, or no file of this name
     */
    static void write(Path path, TwinFile file, Settings settings, Solution solution) {
        switch (new Certifying(file, settings).of(solution)) {
            case Made.Refused(String why) ->
                    throw new Complaint("there is no certificate of this: " + why);
            case Made.Done(Stamped stamped) -> put(path, CertificateText.of(stamped));
        }
    }

    private static void put(Path path, String text) {
        try {
            if (Files.exists(path) && path.toRealPath().toString().endsWith(".twin")) {
                throw new Complaint(path + " is a .twin file; a certificate goes elsewhere");
            }
            Files.writeString(path, text);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + path, failure);
        }
    }

    /** The text of a file. */
    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException missing) {
            throw new Complaint(path + ": there is no such file");
        } catch (CharacterCodingException binary) {
            throw new Complaint(path + ": this is not text in UTF-8");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + path, failure);
        }
    }
}

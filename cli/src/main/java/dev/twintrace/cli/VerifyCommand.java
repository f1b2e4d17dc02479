package dev.twintrace.cli;

import dev.twintrace.report.certificate.CertificateText;
import dev.twintrace.report.certificate.Read;
import dev.twintrace.report.certificate.Stamped;
import dev.twintrace.report.certificate.verify.Verified;
import dev.twintrace.report.certificate.verify.Verifier;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code twintrace verify-certificate}. */
@Command(
        name = "verify-certificate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Checks the evidence for what `twintrace solve` found, without any of the code that"
                    + " found it.",
            "",
            "docs/certificates.md tells what is checked and what is believed."
        },
        parameterListHeading = "%nWhat to check:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:What the certificate claims is so.",
            " 1:It is no evidence for what it claims; the first place that is wrong is named.",
            " 2:The command line is wrong, or the file is no certificate.",
            "70:A fault in Twintrace itself."
        },
        footerHeading = "%nExample:%n",
        footer = "  twintrace verify-certificate scheme.certificate.json")
final class VerifyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A certificate.")
    private String input = "";

    @Override
    public Integer call() {
        String text = CertificateFile.text(Session.path(input));
        return switch (CertificateText.read(text)) {
            case Read.Unreadable(String where, String why) ->
                    throw new Complaint(input + ": " + where + ": " + why);
            case Read.Done(Stamped stamped) -> said(Verifier.verify(stamped));
        };
    }

    private int said(Verified verified) {
        CommandLine command = spec.commandLine();
        String line =
                switch (verified) {
                    case Verified.Holds(String claim) -> "verified: " + claim;
                    case Verified.Rejected(String where, String why) ->
                            "rejected: " + input + ": " + where + ": " + why;
                };
        command.getOut().println(line);
        command.getOut().flush();
        return switch (verified) {
            case Verified.Holds _ -> Exit.GOOD;
            case Verified.Rejected _ -> Exit.BAD;
        };
    }
}

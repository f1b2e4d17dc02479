package dev.twintrace.cli;

import dev.twintrace.engine.solve.Frontier;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.RulePaste;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.opening.BareRule;
import dev.twintrace.protocol.tree.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate for each entry of a frontier, in a folder. */
final class FrontierCertificates {
    private FrontierCertificates() {}

    /**
     * Writes them: {@code possible-1.json} and so on for the minimal sets, {@code
     * impossible-1.json} for the maximal ones that do not help, in the order of the report. Each is
     * about the file with the powers of its entry granted.
     */
    static void write(Path folder, TwinFile file, Frontier.Lattice lattice) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make the folder " + folder, failure);
        }
        write(folder, "possible-", file, lattice.minimal());
        write(folder, "impossible-", file, lattice.maximal());
    }

    private static void write(
            Path folder, String name, TwinFile file, List<Frontier.Point> points) {
        int number = 0;
        for (Frontier.Point point : points) {
            number++;
            CertificateFile.write(
                    folder.resolve(name + number + ".json"),
                    granting(file, point),
                    point.settings(),
                    point.solution());
        }
    }

    private static TwinFile granting(TwinFile file, Frontier.Point point) {
        if (!(file.instantiate(point.settings())
                instanceof Instance.Valid(Protocol protocol, var _))) {
            throw new IllegalStateException("an entry has settings that the file does not have");
        }
        List<String> rules = new ArrayList<>();
        protocol.failovers()
                .forEach(block -> rules.add(BareRule.of(protocol, block, point.powers())));
        String text = RulePaste.into(file, rules, point.powers());
        return switch (TwinFile.parse(file.fileName(), text)) {
            case Parsed.Accepted(TwinFile granting) -> granting;
            case Parsed.Rejected(var why) ->
                    throw new Complaint(
                            "the file cannot be written with other powers: "
                                    + why.getFirst().message());
        };
    }
}

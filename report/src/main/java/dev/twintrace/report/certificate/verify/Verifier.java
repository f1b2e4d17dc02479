package dev.twintrace.report.certificate.verify;

import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.opening.OpenRule;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.certificate.Certificate;
import dev.twintrace.report.certificate.Certificate.About;
import dev.twintrace.report.certificate.Certificate.Reason;
import dev.twintrace.report.certificate.Hash;
import dev.twintrace.report.certificate.Stamped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Decides whether a certificate is evidence for what it claims. */
public final class Verifier {
    private Verifier() {}

    /** Checks all of it; its time is that of a plain search of the states that it talks about. */
    public static Verified verify(Stamped stamped) {
        try {
            if (!stamped.intact()) {
                throw new Rejection("/digest", "the digest is not that of the certificate");
            }
            About about = stamped.certificate().about();
            if (!Hash.of(about.text()).equals(about.hash())) {
                throw new Rejection("/sha256", "this is not the SHA-256 of the text");
            }
            return new Verified.Holds(claim(stamped.certificate(), protocol(about)));
        } catch (Rejection rejection) {
            return new Verified.Rejected(rejection.where(), rejection.why());
        } catch (MistakeInFile mistake) {
            return new Verified.Rejected(
                    "/text", "a run shows a mistake in the file: " + mistake.getMessage());
        }
    }

    private static Protocol protocol(About about) {
        return switch (TwinFile.parse(about.file(), about.text())) {
            case Parsed.Rejected(List<Diagnostic> why) -> throw refused("/text", why);
            case Parsed.Accepted(TwinFile file) ->
                    switch (file.instantiate(about.settings())) {
                        case Instance.Invalid(List<Diagnostic> why) ->
                                throw refused("/settings", why);
                        case Instance.Valid(Protocol protocol, var _) -> protocol;
                    };
        };
    }

    private static Rejection refused(String where, List<Diagnostic> why) {
        Diagnostic first = why.getFirst();
        return new Rejection(where, "line " + first.span().line() + ": " + first.message());
    }

    private static String claim(Certificate certificate, Protocol protocol) {
        return switch (certificate) {
            case Certificate.OfImpossibility(
                            var about,
                            Set<Power> powers,
                            boolean watching,
                            Reason reason) -> {
                if (!watching && !powers.contains(Power.PROBE)) {
                    throw new Rejection("/watching", "no overlay may probe here");
                }
                Protocol open = open(protocol, powers);
                new ImpossibilityCheck(lowered(open), watching).check(reason, "/reason");
                yield (watching ? "no rule" : "no rule with the probes of the open rule")
                        + " makes "
                        + name(protocol, about)
                        + " TRANSPARENT";
            }
            case Certificate.OfRule(var about, var states) -> {
                new RuleCheck(lowered(protocol), states).check();
                yield name(protocol, about) + " is TRANSPARENT";
            }
        };
    }

    private static String name(Protocol protocol, About about) {
        String settings = about.settings().toString();
        return protocol.name() + (settings.isEmpty() ? "" : " with " + settings);
    }

    private static Model lowered(Protocol protocol) {
        if (!Lowering.overloaded(protocol).isEmpty()) {
            throw new Rejection("/text", "too many requests may be outstanding at once");
        }
        return Lowering.lower(protocol);
    }

    /** With the most general rules. Rules with fewer powers than are granted would prove less. */
    private static Protocol open(Protocol protocol, Set<Power> powers) {
        Set<Power> granted = EnumSet.noneOf(Power.class);
        protocol.failovers().forEach(f -> granted.addAll(f.powers()));
        if (!powers.equals(granted)) {
            throw new Rejection("/powers", "the protocol grants " + granted);
        }
        List<Failover> blocks =
                protocol.failovers().stream()
                        .map(f -> OpenRule.of(protocol, f, f.powers(), false, false).failover())
                        .toList();
        return protocol.with(blocks);
    }
}

package dev.twintrace.report.certificate.make;

import dev.twintrace.core.Trace;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.RulePaste;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.report.certificate.Certificate;
import dev.twintrace.report.certificate.Certificate.About;
import dev.twintrace.report.certificate.Certificate.Reason;
import dev.twintrace.report.certificate.Stamped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes the certificate of a solution. */
public final class Certifying {
    private final TwinFile file;
    private final Settings settings;

    /** Of a file under the settings that it was solved under. */
    public Certifying(TwinFile file, Settings settings) {
        this.file = file;
        this.settings = settings;
    }

    /** The certificate of what a solver found for the file; none of an open question. */
    public Made of(Solution solution) {
        return switch (solution) {
            case Solution.Impossible impossible -> impossibility(impossible);
            case Solution.Possible possible -> rule(possible.rules().text());
            case Solution.Unknown _ -> new Made.Refused("it is not known whether there is a rule");
            case Solution.Mistaken _ -> new Made.Refused("the file has a mistake");
        };
    }

    private Made impossibility(Solution.Impossible found) {
        return switch (file.instantiate(settings)) {
            case Instance.Invalid _ -> new Made.Refused("the settings are not those of the file");
            case Instance.Valid(Protocol protocol, var _) ->
                    new Made.Done(
                            Stamped.of(
                                    new Certificate.OfImpossibility(
                                            about(file.text()),
                                            granted(protocol),
                                            found.extent() == Solution.Extent.ALL,
                                            reason(found.refutation(), protocol.queuePairs()))));
        };
    }

    private static Set<Power> granted(Protocol protocol) {
        Set<Power> powers = EnumSet.noneOf(Power.class);
        protocol.failovers().forEach(f -> powers.addAll(f.powers()));
        return powers;
    }

    private About about(String text) {
        String name = file.fileName();
        return About.of(name.substring(name.lastIndexOf('/') + 1), text, settings);
    }

    private static Reason reason(Refutation refutation, List<QueuePair> queuePairs) {
        return switch (refutation) {
            case Refutation.Run(List<Integer> actions, Trace trace, var _, var _) -> {
                List<Certificate.Step> steps = new ArrayList<>();
                for (int i = 0; i < actions.size(); i++) {
                    steps.add(new Certificate.Step(actions.get(i), trace.steps().get(i).action()));
                }
                yield new Reason.Run(List.copyOf(steps));
            }
            case Refutation.Choice(int queuePair, int decision, var seen, var ways) ->
                    new Reason.Choice(
                            new Certificate.Key(
                                    queuePairs.get(queuePair).name(),
                                    decision,
                                    seen.stream()
                                            .map(s -> new Certificate.Sight(s.code(), s.observed()))
                                            .toList()),
                            ways.stream()
                                    .map(w ->
                                            new Certificate.Way(
                                                    w.name(), reason(w.because(), queuePairs)))
                                    .toList());
        };
    }

    private Made rule(List<String> rules) {
        String text = RulePaste.into(file, rules);
        if (!(TwinFile.parse(file.fileName(), text) instanceof Parsed.Accepted(TwinFile closed))
                || !(closed.instantiate(settings)
                        instanceof Instance.Valid(Protocol protocol, var _))) {
            return new Made.Refused("the file cannot be written with the rule that was found");
        }
        return Reached.by(Lowering.lower(protocol))
                .<Made>map(states ->
                        new Made.Done(Stamped.of(new Certificate.OfRule(about(text), states))))
                .orElseGet(() ->
                        new Made.Refused(
                                "the certificate would be too large: it has to hold more than "
                                        + Reached.MOST
                                        + " states"));
    }
}

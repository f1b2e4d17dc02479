package dev.twintrace.report.json;

import dev.twintrace.core.Outcome;
import dev.twintrace.core.SenderView;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.engine.verdict.WordHistory;
import dev.twintrace.report.story.Ending;
import dev.twintrace.report.story.Meaning;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Findings as JSON. */
final class FindingJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final RunJson runs;
    private final Verdict verdict;

    FindingJson(RunJson runs, Verdict verdict) {
        this.runs = runs;
        this.verdict = verdict;
    }

    ObjectNode finding(Finding finding) {
        ObjectNode node = NODES.objectNode();
        node.put("conclusion", finding.conclusion().label());
        finding.damage().ifPresent(damage -> node.put("class", damage.label()));
        node.put("meaning", Meaning.of(finding, verdict));
        node.put("wrong", wrong(finding.wrong()));
        node.put("ending", Ending.of(finding.wrong()));
        ArrayNode company = node.putArray("company");
        finding.company().forEach(other -> company.add(other.label()));
        node.set("outcome", outcome(finding.outcome(), Ending.cut(finding.wrong())));
        ArrayNode standstill = node.putArray("standstill");
        finding.standstill().forEach(standstill::add);
        ArrayNode histories = node.putArray("histories");
        for (WordHistory history : finding.histories()) {
            ObjectNode one = histories.addObject();
            one.put("place", history.place().toString());
            one.put("linearizable", history.linearizable());
            history.contradiction().ifPresent(why -> one.put("contradiction", why));
            history.onceRead().ifPresent(why -> one.put("onceRead", why));
        }
        ArrayNode differences = node.putArray("differences");
        Ending.differences(finding.wrong(), finding.outcome(), verdict.reference())
                .forEach(differences::add);
        node.set("run", runs.run(finding.witness()));
        finding.blame().ifPresent(blame -> node.set("blame", blame(finding, blame)));
        return node;
    }

    private ObjectNode blame(Finding finding, Finding.Blame blame) {
        ObjectNode node = NODES.objectNode();
        node.put("step", blame.step() + 1);
        node.put("request", blame.request().toString());
        node.put("resent", blame.resent());
        node.put("executed", blame.executed());
        SenderView view =
                SenderView.before(finding.witness(), blame.request().queuePair(), blame.step());
        ArrayNode seen = node.putArray("senderView");
        view.events().forEach(event -> seen.add(EventJson.of(event)));
        blame.twin()
                .ifPresent(twin -> {
                    SenderView other =
                            SenderView.before(
                                    twin.trace(), twin.request().queuePair(), twin.step());
                    node.set("twin", twin(twin).put("sameSenderView", view.equals(other)));
                });
        return node;
    }

    private ObjectNode twin(Finding.Twin twin) {
        ObjectNode node = NODES.objectNode();
        node.put("step", twin.step() + 1);
        node.put("request", twin.request().toString());
        node.put("executed", twin.executed());
        node.put("wrong", wrong(twin.wrong()));
        node.put("ending", Ending.of(twin.wrong()));
        ArrayNode standstill = node.putArray("standstill");
        twin.standstill().forEach(standstill::add);
        node.set("run", runs.run(twin.trace()));
        twin.spared().ifPresent(run -> node.set("spared", runs.run(run)));
        twin.rescued().ifPresent(run -> node.set("rescued", runs.run(run)));
        return node;
    }

    static String wrong(Finding.Wrong wrong) {
        return switch (wrong) {
            case OUTCOME -> "outcome";
            case CRASH_OUTCOME -> "crash outcome";
            case INVARIANT -> "invariant";
            case TWO_OWNERS -> "two owners";
            case STUCK -> "stuck";
            case STUCK_AND_WRONG -> "stuck and wrong";
            case ERROR_HANDED_OVER -> "error handed over";
        };
    }

    /** What a run leads to; {@code cut} tells whether it is shown only up to a violation. */
    static ObjectNode outcome(Outcome outcome, boolean cut) {
        ObjectNode node = NODES.objectNode();
        ArrayNode processes = node.putArray("processes");
        for (Outcome.ProcessEnd end : outcome.processes()) {
            ObjectNode process = processes.addObject();
            process.put("process", end.process());
            process.put(
                    "end",
                    switch (end.end()) {
                        case FINISHED -> "finished";
                        case STUCK -> cut ? "unfinished" : "stuck";
                        case ERROR -> "error";
                    });
            process.set("consumed", EventJson.values(end.consumed()));
        }
        ObjectNode memory = node.putObject("memory");
        outcome.memory().forEach((word, values) -> memory.set(word, EventJson.values(values)));
        return node;
    }
}

package dev.twintrace.engine.solve;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.protocol.language.*;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;

class ExploreProbe {
    public static void main(String[] args) throws Exception {
        for (String a : args) {
            String[] p = a.split(":");
            TwinFile file = ((Parsed.Accepted) TwinFile.read(Path.of(p[0]))).file();
            Set<Settings> all = new LinkedHashSet<>();
            if (p.length > 1) {
                Settings s = Settings.NONE;
                for (int i = 1; i < p.length; i++)
                    s = s.with(p[i].split("=")[0], p[i].split("=")[1]);
                all.add(s);
            } else {
                all.add(Settings.NONE);
                file.expectations().forEach(e -> all.add(e.with()));
            }
            for (Settings s : all) {
                var protocol = ((Instance.Valid) file.instantiate(s)).protocol();
                String head = Path.of(p[0]).getFileName() + " [" + s + "] ";
                try {
                    Solution x =
                            Solver.solve(
                                    protocol,
                                    new Limits(3_000_000, 6L << 30, Duration.ofSeconds(60)),
                                    Progress.NONE);
                    System.out.println(
                            head
                                    + switch (x) {
                                        case Solution.Possible q ->
                                                "POSSIBLE "
                                                        + q.effort()
                                                        + " "
                                                        + q.rules().powers()
                                                        + " "
                                                        + q.rules().verdict().conclusion()
                                                        + "\n"
                                                        + String.join("", q.rules().text());
                                        case Solution.Impossible q ->
                                                "IMPOSSIBLE "
                                                        + q.effort()
                                                        + " "
                                                        + show(q.refutation(), "  ")
                                                        + "fail-stop: "
                                                        + q.failStop()
                                                                .map(r ->
                                                                        r.verdict().conclusion()
                                                                                + "\n"
                                                                                + String.join(
                                                                                        "",
                                                                                        r.text()))
                                                                .orElse("none");
                                        case Solution.Unknown q ->
                                                "UNKNOWN " + q.reason() + " " + q.effort();
                                        case Solution.Mistaken q ->
                                                "MISTAKE " + q.mistake().message();
                                    });
                } catch (Throwable t) {
                    System.out.println(head + "!!! " + t);
                    t.printStackTrace(System.out);
                }
            }
        }
    }

    static String show(Solution.Refutation r, String in) {
        return switch (r) {
            case Solution.Refutation.Run run ->
                    run.wrong().map(Object::toString).orElse("error")
                            + " ("
                            + run.actions().size()
                            + " steps)\n";
            case Solution.Refutation.Choice c -> {
                StringBuilder b = new StringBuilder("\n");
                c.ways()
                        .forEach(w ->
                                b.append(in)
                                        .append(w.name())
                                        .append(": ")
                                        .append(show(w.because(), in + "  ")));
                yield b.toString();
            }
        };
    }
}

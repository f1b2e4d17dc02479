package dev.twintrace.report.certificate;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.certificate.make.Certifying;
import dev.twintrace.report.certificate.make.Made;
import java.nio.file.Path;
import java.time.Duration;

/** Examples, solved. */
enum Solved {
    LL128("collectives/ll128.twin", "", ""),
    LL128_WITHOUT_REUSE("collectives/ll128.twin", "reuse", "off"),
    LOGGED_FADD("logs/logged-fadd.twin", "entry", "with_request"),
    LOGGED_FADD_BEHIND("logs/logged-fadd.twin", "", ""),
    CAS_LOCK("atomics/cas-lock.twin", "", ""),
    LEASED_REGION("one-sided/leased-region.twin", "originals", "late");

    private static final Limits LIMITS = new Limits(3_000_000, 2L << 30, Duration.ofMinutes(5));

    private final String file;
    private final String option;
    private final String value;

    Solved(String file, String option, String value) {
        this.file = file;
        this.option = option;
        this.value = value;
    }

    private Settings settings() {
        return option.isEmpty() ? Settings.NONE : Settings.NONE.with(option, value);
    }

    TwinFile file() {
        Path path = Path.of(System.getProperty("twintrace.root"), "examples", file);
        return parsed(TwinFile.read(path));
    }

    static TwinFile parsed(Parsed parsed) {
        return ((Parsed.Accepted) parsed).file();
    }

    static Protocol protocol(TwinFile file, Settings settings) {
        return ((Instance.Valid) file.instantiate(settings)).protocol();
    }

    static Solution solution(Protocol protocol) {
        return Solver.solve(protocol, LIMITS, Progress.NONE);
    }

    /** What the solver finds, certified. */
    Stamped certificate() {
        Solution solution = solution(protocol(file(), settings()));
        return ((Made.Done) new Certifying(file(), settings()).of(solution)).stamped();
    }
}

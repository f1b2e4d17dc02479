package dev.twintrace.protocol.language;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a file expects of itself. */
final class Expectations {
    /** Different settings in one file; each is checked when the file is read. */
    private static final int MOST_SETTINGS = 256;

    /** Characters that are checked, the file once for each setting. */
    private static final int MOST_CHARACTERS = 8 << 20;

    private final List<Option> options;
    private final Problems problems;
    private final int most;

    /**
     * Reads the expectations of a file.
     *
     * @param size its length in characters
     */
    Expectations(List<Option> options, Problems problems, int size) {
        this.options = options;
        this.problems = problems;
        this.most = Math.min(MOST_SETTINGS, MOST_CHARACTERS / Math.max(1, size));
    }

    List<Expectation> read(List<Item> items) {
        List<Expectation> expectations = new ArrayList<>();
        Set<Settings> settings = new HashSet<>();
        for (Item item : items) {
            if (item instanceof Item.Expect expect) {
                Settings with = settings(expect);
                settings.add(with);
                if (settings.size() > most) {
                    problems.report(
                            Code.TOO_COMPLEX,
                            expect.span(),
                            "expectations for more than "
                                    + most
                                    + " settings in a file of this size",
                            "split the file");
                    break;
                }
                Set<Damage> classes = classes(expect);
                conclusion(expect.verdict())
                        .ifPresent(conclusion ->
                                expectations.add(
                                        new Expectation(expect.span(), conclusion, classes, with)));
            }
        }
        return List.copyOf(expectations);
    }

    private Optional<Conclusion> conclusion(Ident verdict) {
        Optional<Conclusion> found =
                known().filter(one -> one.label().equals(verdict.text())).findFirst();
        if (found.isEmpty()) {
            List<String> labels = known().map(Conclusion::label).toList();
            problems.report(
                    Code.UNKNOWN_VERDICT,
                    verdict.span(),
                    "unknown verdict `"
                            + verdict.text()
                            + "`"
                            + Spelling.suggestion(verdict.text(), labels),
                    "the verdicts are " + Spelling.alternatives(labels));
        }
        return found;
    }

    /** Nobody can expect not to know. */
    private static Stream<Conclusion> known() {
        return Arrays.stream(Conclusion.values()).filter(one -> one != Conclusion.UNKNOWN);
    }

    private Set<Damage> classes(Item.Expect expect) {
        Set<Damage> classes = EnumSet.noneOf(Damage.class);
        for (Ident written : expect.classes()) {
            Optional<Damage> found =
                    Arrays.stream(Damage.values())
                            .filter(one -> one.label().equals(written.text()))
                            .findFirst();
            found.ifPresent(classes::add);
            if (found.isEmpty()) {
                List<String> labels = Arrays.stream(Damage.values()).map(Damage::label).toList();
                problems.report(
                        Code.UNKNOWN_CLASS,
                        written.span(),
                        "unknown class of damage \""
                                + written.text()
                                + "\""
                                + Spelling.suggestion(written.text(), labels),
                        "the classes are " + Spelling.alternatives(labels));
            }
        }
        return Set.copyOf(classes);
    }

    private Settings settings(Item.Expect expect) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Item.Setting setting : expect.with()) {
            String option = setting.option().text();
            new SettingsCheck(options, problems)
                    .check(
                            option,
                            setting.option().span(),
                            setting.value().text(),
                            setting.value().span());
            if (values.put(option, setting.value().text()) != null) {
                problems.report(
                        Code.GIVEN_TWICE,
                        setting.option().span(),
                        "the option `" + option + "` is given twice",
                        "keep one of them");
            }
        }
        return new Settings(values);
    }
}

package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Guarded;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr.Operator;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Evaluates what numbers and options alone decide. */
final class Constants {
    private static final Arithmetic WIDE = new Arithmetic(64);

    private final OptionTable options;
    private final Settings settings;
    private final Problems problems;
    private final Set<String> used = new HashSet<>();

    Constants(OptionTable options, Settings settings, Problems problems) {
        this.options = options;
        this.settings = settings;
        this.problems = problems;
    }

    OptionTable options() {
        return options;
    }

    /** The options that were asked for. */
    Set<String> used() {
        return used;
    }

    Optional<String> value(String option) {
        return options.find(option)
                .map(one -> settings.values().getOrDefault(option, one.defaultValue()));
    }

    /** Whether the declaration counts under the present options. */
    boolean applies(Guarded<?> declaration) {
        return declaration.condition().isEmpty()
                || required(declaration.condition().get()).orElse(0) != 0;
    }

    /** A number between two bounds; the lower one after a report. */
    int count(Term term, String what, int least, int most) {
        OptionalLong value = required(term);
        if (value.isEmpty()) {
            return least;
        }
        long number = value.getAsLong();
        if (number < least || number > most) {
            problems.report(
                    Code.BAD_COUNT,
                    term.span(),
                    what
                            + " must be between "
                            + least
                            + " and "
                            + most
                            + ", this is "
                            + Long.toUnsignedString(number),
                    "choose a number in that range");
            return least;
        }
        return (int) number;
    }

    /** The value, or a report that it is not known before the protocol runs. */
    OptionalLong required(Term term) {
        OptionalLong value = known(term, WIDE);
        if (value.isEmpty() && !reportUnknown(term)) {
            problems.report(
                    Code.NOT_CONSTANT,
                    term.span(),
                    "only numbers and options may stand here",
                    "this must be known before the protocol runs: use a number or declare an"
                            + " option");
        }
        return value;
    }

    /** Reports names that are no options. */
    private boolean reportUnknown(Term term) {
        return switch (term) {
            case Term.Literal literal -> false;
            case Term.Any any -> false;
            case Term.Is is -> false;
            case Term.Not(var span, Term operand) -> reportUnknown(operand);
            case Term.Path path -> reportUnknown(path);
            case Term.Binary binary -> {
                if (reportUnknownValue(binary)) {
                    yield true;
                }
                boolean left = reportUnknown(binary.left());
                yield reportUnknown(binary.right()) || left;
            }
        };
    }

    private boolean reportUnknown(Term.Path path) {
        String name = path.root().text();
        if (!path.plain()) {
            return false;
        }
        Optional<Option> option = options.find(name);
        if (option.isEmpty()) {
            problems.report(
                    Code.UNKNOWN_OPTION,
                    path.span(),
                    "unknown option `" + name + "`" + Spelling.suggestion(name, options.names()),
                    "only numbers and options may stand here; declare: option "
                            + name
                            + " = on \"what it is\"");
        } else {
            reportNotNumeric(path, option.get());
        }
        return true;
    }

    void reportNotNumeric(Term.Path path, Option option) {
        problems.report(
                Code.OPTION_AS_NUMBER,
                path.span(),
                "the option `" + option.name() + "` is no number",
                "compare it: " + option.name() + " == " + option.defaultValue());
    }

    /** Reports a comparison of an option with a value that it does not have. */
    boolean reportUnknownValue(Term.Binary binary) {
        Optional<Comparison> comparison = comparison(binary);
        if (comparison.isEmpty()
                || comparison.get().option().values().contains(comparison.get().value())) {
            return false;
        }
        Option option = comparison.get().option();
        String value = comparison.get().value();
        problems.report(
                Code.UNKNOWN_VALUE,
                comparison.get().place().span(),
                "the option `"
                        + option.name()
                        + "` has no value `"
                        + value
                        + "`"
                        + Spelling.suggestion(value, option.values()),
                "its values are " + Spelling.alternatives(option.values()));
        return true;
    }

    /** The value where it is known under the present options. */
    OptionalLong known(Term term, Arithmetic arithmetic) {
        return switch (term) {
            case Term.Literal(var span, long value) -> OptionalLong.of(value);
            case Term.Path path -> path.plain() ? number(path.root().text()) : OptionalLong.empty();
            case Term.Any any -> OptionalLong.empty();
            case Term.Is is -> OptionalLong.empty();
            case Term.Not(var span, Term operand) -> {
                OptionalLong value = known(operand, arithmetic);
                yield value.isEmpty() ? value : truth(value.getAsLong() == 0);
            }
            case Term.Binary binary -> known(binary, arithmetic);
        };
    }

    private OptionalLong known(Term.Binary binary, Arithmetic arithmetic) {
        Optional<Comparison> comparison = comparison(binary);
        if (comparison.isPresent()) {
            Option option = comparison.get().option();
            used.add(option.name());
            if (!option.values().contains(comparison.get().value())) {
                return OptionalLong.empty();
            }
            boolean same = value(option.name()).orElse("").equals(comparison.get().value());
            return truth(same == (binary.operator() == Operator.EQUAL));
        }
        OptionalLong left = known(binary.left(), arithmetic);
        OptionalLong right = known(binary.right(), arithmetic);
        if (binary.operator() == Operator.AND && (isZero(left) || isZero(right))) {
            return OptionalLong.of(0);
        }
        if (binary.operator() == Operator.OR && (isOther(left) || isOther(right))) {
            return OptionalLong.of(1);
        }
        return left.isPresent() && right.isPresent()
                ? OptionalLong.of(
                        arithmetic.apply(
                                binary.operator(),
                                left.getAsLong() & arithmetic.mask(),
                                right.getAsLong() & arithmetic.mask()))
                : OptionalLong.empty();
    }

    private static boolean isZero(OptionalLong value) {
        return value.isPresent() && value.getAsLong() == 0;
    }

    private static boolean isOther(OptionalLong value) {
        return value.isPresent() && value.getAsLong() != 0;
    }

    private static OptionalLong truth(boolean holds) {
        return OptionalLong.of(holds ? 1 : 0);
    }

    private OptionalLong number(String name) {
        Optional<Option> option = options.find(name);
        Optional<String> value = value(name);
        if (option.isEmpty() || value.isEmpty()) {
            return OptionalLong.empty();
        }
        used.add(name);
        if (option.get().isSwitch()) {
            return truth(value.get().equals(Option.ON));
        }
        return numeric(value.get());
    }

    private static OptionalLong numeric(String value) {
        if (!Character.isDigit(value.charAt(0))) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    value.startsWith("0x")
                            ? Long.parseUnsignedLong(value.substring(2), 16)
                            : Long.parseUnsignedLong(value));
        } catch (NumberFormatException malformed) {
            return OptionalLong.empty();
        }
    }

    /** {@code option == value}, either way round. */
    private Optional<Comparison> comparison(Term.Binary binary) {
        boolean compares =
                binary.operator() == Operator.EQUAL || binary.operator() == Operator.NOT_EQUAL;
        if (!compares) {
            return Optional.empty();
        }
        return comparison(binary.left(), binary.right())
                .or(() -> comparison(binary.right(), binary.left()));
    }

    private Optional<Comparison> comparison(Term one, Term other) {
        if (one instanceof Term.Path option
                && option.plain()
                && other instanceof Term.Path value
                && value.plain()) {
            return options.find(option.root().text())
                    .filter(found -> options.find(value.root().text()).isEmpty())
                    .filter(found -> numeric(found.defaultValue()).isEmpty())
                    .map(found -> new Comparison(found, value.root().text(), value));
        }
        return Optional.empty();
    }

    private record Comparison(Option option, String value, Term.Path place) {}
}

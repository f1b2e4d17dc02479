package dev.twintrace.linear.read;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What columns of CSV may be. */
enum CsvColumn {
    PROCESS("process", true),
    INVOKE("invoke", true),
    COMPLETE("complete", true),
    OPERATION("operation", true),
    KEY("key", false),
    ARG1("arg1", false),
    ARG2("arg2", false),
    ARG3("arg3", false),
    ARG4("arg4", false),
    RESULT("result", false),
    OUTCOME("outcome", false),
    EXECUTIONS("executions", false);

    /** Those of the arguments, in their order. */
    static final List<CsvColumn> ARGUMENTS = List.of(ARG1, ARG2, ARG3, ARG4);

    private final String title;
    private final boolean required;

    CsvColumn(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    /** How the header names it. */
    String title() {
        return title;
    }

    /** Whether no file can do without. */
    boolean required() {
        return required;
    }

    static Optional<CsvColumn> of(String title) {
        return Arrays.stream(values()).filter(c -> c.title.equals(title)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(CsvColumn::title).collect(Collectors.joining(", "));
    }
}

package dev.twintrace.protocol.language;

/** The kinds of diagnostics. Numbers are stable; docs/diagnostics.md explains each. */
public enum Code {
    UNREADABLE(1),
    NOT_TEXT(2),
    TOO_LARGE(3),
    EMPTY(4),
    TOO_COMPLEX(5),
    SYNTAX(6),
    STRAY_CHARACTER(7),
    NOT_CLOSED(8),
    BAD_NUMBER(9),
    NO_PROTOCOL(10),
    NO_PROCESS(11),
    DECLARED_TWICE(12, Scope.NAMES),
    HIDES(13, Scope.NAMES),
    GIVEN_TWICE(14),

    UNKNOWN_HOST(20, Scope.NAMES),
    UNKNOWN_WORD(21, Scope.NAMES),
    UNKNOWN_FIELD(22, Scope.NAMES),
    UNKNOWN_NAME(23, Scope.NAMES),
    UNKNOWN_OPTION(24, Scope.NAMES),
    UNKNOWN_QUEUE_PAIR(25, Scope.NAMES),
    UNKNOWN_NIC(26, Scope.NAMES),
    UNKNOWN_KIND(27, Scope.NAMES),
    UNKNOWN_VERB(28, Scope.NAMES),
    UNKNOWN_VALUE(29, Scope.NAMES),
    UNKNOWN_VERDICT(30),
    UNKNOWN_CLASS(31),
    UNKNOWN_SCOPE(32),

    NEEDS_NUMBER(40),
    NEEDS_INDEX(41),
    NO_ARRAY(42),
    OUT_OF_RANGE(43),
    TOO_WIDE(44),
    WRONG_FIELDS(45),
    WRONG_ARGUMENTS(46, Scope.NAMES),
    NO_RESULT(47, Scope.NAMES),
    ATOMIC_ON_FIELDS(48),
    WRONG_SHAPE(49),
    NOT_CONSTANT(50),
    OPTION_AS_NUMBER(51),
    NOT_ASSIGNABLE(52, Scope.NAMES),
    BAD_COUNT(53),
    TAKEN_NUMBER(54),

    REMOTE_WORD(60, Scope.NAMES),
    WRONG_HOST(61),
    TWO_POSTERS(62),
    RESULT_TOO_EARLY(63),
    NEVER_TRUE(64),
    AWAIT_ONE_LOAD(65),
    CHOICE_NOT_ALLOWED(66),
    MESSAGE_SHAPES(67),
    LEAVE_WITHOUT_ENTER(68),
    NOT_HERE(69, Scope.NAMES),

    ENDLESS(70),
    UNBOUNDED_POSTS(71),
    UNBOUNDED_OUTPUT(72),
    UNBOUNDED_GROWTH(73),
    NO_STEP(74),

    NO_LANE_LEFT(80),
    NOT_GRANTED(81),
    HANDSHAKE_WITHOUT_NOTICE(82),
    NO_REQUEST_AT_HAND(83, Scope.NAMES),
    ORIGINALS_MISSING(84),
    COVERED_TWICE(85),
    REQUEST_SHAPES(86),
    SEVERAL_TARGETS(87),
    RULE_MISSING(88),

    UNUSED_OPTION(90, Severity.WARNING),
    UNUSED_WORD(91, Severity.WARNING),
    UNUSED_QUEUE_PAIR(92, Severity.WARNING),
    NO_FAULTS(93, Severity.WARNING),
    DAEMON_OUTPUT(94, Severity.WARNING),
    ENDS_INSIDE(95, Severity.WARNING);

    private enum Scope {
        NAMES,
        REST
    }

    private final int number;
    private final Severity severity;
    private final Scope scope;

    Code(int number) {
        this(number, Severity.ERROR, Scope.REST);
    }

    Code(int number, Scope scope) {
        this(number, Severity.ERROR, scope);
    }

    Code(int number, Severity severity) {
        this(number, severity, Scope.REST);
    }

    Code(int number, Severity severity, Scope scope) {
        this.number = number;
        this.severity = severity;
        this.scope = scope;
    }

    /** The stable number, as {@code TW0012}. */
    public String number() {
        return "TW%04d".formatted(number);
    }

    public Severity severity() {
        return severity;
    }

    /** Whether it is reported in code too that the present options fold away. */
    boolean foundInFoldedCode() {
        return scope == Scope.NAMES;
    }
}

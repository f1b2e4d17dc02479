package dev.twintrace.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of objects as a command line names them. */
enum TypeName {
    AUTO,
    WORD,
    REGISTER,
    CAS_REGISTER,
    FADD,
    COUNTER,
    QUEUE,
    STACK,
    SET,
    MUTEX,
    TEXT,
    KV;

    /** How it is written. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<TypeName> of(String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }
}

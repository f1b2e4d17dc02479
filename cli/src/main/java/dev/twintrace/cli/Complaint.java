package dev.twintrace.cli;

import java.io.Serial;

/** Something that the user has to mend, said in one sentence. */
final class Complaint extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    Complaint(String sentence) {
        super(sentence);
    }
}

package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Action;
import java.util.List;

/** An action that may be part of a run, as other checkers need it. */
record Step(Action action, Formula guard, List<Deed> deeds) {}

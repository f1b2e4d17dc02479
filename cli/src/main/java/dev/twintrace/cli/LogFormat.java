package dev.twintrace.cli;

/** The viewers that a run can be written for. */
enum LogFormat {
    /** Space-time diagrams of logs with vector clocks. */
    SHIVIZ
}

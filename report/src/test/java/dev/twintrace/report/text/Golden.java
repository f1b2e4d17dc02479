package dev.twintrace.report.text;

/** What reports look like. */
final class Golden {
    static final String TWIN =
            """
            examples/theorem1/ll128.twin: UNSAFE: ghost write
              protocol    ll128 "NCCL LL128, as abstracted in the paper"
              settings    reuse = on
              bounds      1 fault, 2 lanes, originals bounded
              search      complete: 7,134 states, 15,012 steps between them, 24 deep, 0.08 s; without faults 31
                          states
              also        STUCK
              duplicates  q.write(data, 1) (line 12): executed more than once, harmful
                          q.write(flag, 1) (line 13): executed more than once, harmful

            ═══ ghost write ════════════════════════════════════════════════════════════════════════════════════
            A resent request puts an old value over a newer one: the place was reused after the request was
            posted, and the resent copy knows nothing of it. Whoever reads the place next takes the old value
            for a new one.

            THIS RUN: q#1 had been executed once, and is     │ ITS TWIN: q#1 had never been executed, and
            resent                                           │ suppose it is not resent
                sender on gpu0             receiver on gpu1  │     sender on gpu0             receiver on gpu1
              1 q#1 write(data, 1) ─0┐                       │   1 q#1 write(data, 1) ─0┐
              2 q#2 write(flag, 1) ─0┼─┐                     │   2 q#2 write(flag, 1) ─0┼─┐
              3                      ├─┼─► q#1 executed ①    │   3 ╌╌ lane 0 fails ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
                                     ┊ │   data: 0 → 1       │   4                      │ ✗   q#2 is lost
              4                      ┊ ├─► q#2 executed ①    │   5                      ✗     q#1 is lost
                                     ┊ ┊   flag: 0 → 1       │
              5                      ┊ ┊   sees flag = 1     │
              6                      ┊ ┊   consumes data = 1 │
              7                      ┊ ┊   stores            │
                                     ┊ ┊   flag: 1 → 0       │
              8                      ┊ ┊   chooses 2         │
              9                      ┊ ┊   stores            │
                                     ┊ ┊   data: 1 → 2       │
                                     ┊ ┊   finishes          │
             10 ╌╌ lane 0 fails ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ │
             11 answer of q#2 lost   ┊ ✗                     │
             12 answer of q#1 lost   ✗                       │
            !13 error on lane 0:                             │ ! 6 error on lane 0:
                q#1, q#2                                     │     q#1, q#2
                because lane 0 is down and no answer is left │     because lane 0 is down and no answer is left
                on it; unknown to the sender,                │     on it; unknown to the sender,
                q#1 has been executed and                    │     q#1 has not been executed and
                q#2 has been executed.                       │     q#2 has not been executed.
            ═══ the sender sees the same in both runs ══════════════════════════════════════════════════════════
              sees     posts q#1 write(data, 1); posts q#2 write(flag, 1); error on lane 0: q#1, q#2
              decides  resend q#1? In this run it is, as the rule says, and that goes wrong; suppose that it is
                       not in the twin, and that goes wrong as well.
            ════════════════════════════════════════════════════════════════════════════════════════════════════
            ?14 resend q#1         ─1┐                       │ ? 7 do not resend q#1
            ?   resend q#2         ─1┼─┐                     │ ?   resend q#2         ─1┐
                rule ends            │ │                     │     rule ends            │
            !15                      ├─┼─► q#1 executed ②    │   8                      ├───► q#2 executed ①
                                     ┊ │   data: 2 → 1       │                          ┊     flag: 0 → 1
                because q#1 write(data, 1) is executed a     │   9                      ┊     sees flag = 1
                second time: it puts the old value 1 over 2, │  10                      ┊     consumes data = 0
                which receiver stored in step 9 after it had │
                consumed.                                    │
             16 q#1 completed      ◄─┘ │                     │
            !17                        ├─► q#2 executed ②    │
                                       ┊   flag: 0 → 1       │
                because q#2 write(flag, 1) is executed a     │
                second time: it puts the old value 1 over 0, │
                which receiver stored in step 7 after it had │
                consumed.                                    │
             18 q#2 completed      ◄───┘                     │
                finishes                                     │
                                                             │
            => The run ends with an outcome that no run      │ => The processes cannot all finish any more, and
            without faults has.                              │ what was consumed so far is not how any run
                                                             │ without faults begins. Held up: receiver stands
                                                             │ at `await flag == 1` (line 20).

              the rule decides  in this run, where q#1 had been          in its twin, where it had never been
                                executed once                            executed
              ──────────────────────────────────────────────────────────────────────────────────────────────────
              to resend q#1     ✗ The run ends with an outcome that no   ✓ It can end well, after 10 steps.
                                run without faults has.
              not to resend it  ✓ It can end well, after 18 steps.       ✗ The processes cannot all finish any
                                                                         more, and what was consumed so far is
                                                                         not how any run without faults begins.
                                                                         Held up: receiver stands at `await flag
                                                                         == 1` (line 20).

            Resending q#1 goes wrong in this run and can end well in its twin; not resending it can end well in
            this run and goes wrong in its twin; the sender cannot tell which of the two it is in.
            So a rule that has seen this, and otherwise does as this one, goes wrong in one of the two runs,
            whatever it decides about q#1. Whether one does better that learns more first (probes, counts),
            completes the request without posting it, or gives up, `twintrace solve` decides.

              this run ends with: sender finished; receiver finished, consumed 1; gpu1.data = 1; gpu1.flag = 1
              differs: gpu1.data: 1, but without faults 0 or 2
              differs: gpu1.flag: 1, but without faults 0

            Key: time runs down; │ a request and ┊ an answer on their way, the digit is the lane; ✗ lost; ① how
            often it has been executed now; ? a decision of the overlay; ! harm, or an error.
            """;

    private Golden() {}
}

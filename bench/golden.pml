/*
 * The golden model for SPIN; README.md describes it. bench/compare translates it with
 *
 *     spin -o2 -a -DN=… -DR=… -DF=… -DC=… golden.pml
 *
 * -o2 matters: otherwise SPIN takes viol, which nobody reads, out of the state and finds too few.
 *
 * Each d_step is one step of the model. Each process has one place at which it can be, so a state is
 * nothing but the variables below. There is a process for each operation, so that SPIN may find out
 * which steps need not be interleaved.
 */

#define OPERATIONS (N + 1)
#define SLOTS ((R + 1) * OPERATIONS)

/* st */
#define IN_FLIGHT 1
#define REQUEST_LOST 2
#define EXECUTED 3
#define ACK_LOST 4
#define ACKED 5

/* lock */
#define FREE 0
#define THIRD_PARTY 1
#define RECEIVER 2

byte att, faults, flag, lock, rounds, rpc, sdone, tp, viol;
byte nxt = 1;
byte ri = 1;
byte st[SLOTS];	/* st[a][i] is st[a * OPERATIONS + i - 1] */
byte data[N];	/* data[i] is data[i - 1] */

#define WRONG_1 (data[0] != 1)
#if N == 1
#define WRONG WRONG_1
#elif N == 2
#define WRONG (WRONG_1 || data[1] != 2)
#elif N == 3
#define WRONG (WRONG_1 || data[1] != 2 || data[2] != 3)
#else
#error N is 1, 2 or 3
#endif

/* These come first: _pid is 0 for the first, so it is the slot of the process. */
#define ATTEMPT (_pid / OPERATIONS)
#define INDEX (_pid % OPERATIONS + 1)

active [SLOTS] proctype Operation() {
	do
	/* LoseReq */
	:: d_step { st[_pid] == IN_FLIGHT && faults < F -> st[_pid] = REQUEST_LOST; faults++ }
	/* LoseAck */
	:: d_step { st[_pid] == EXECUTED && faults < F -> st[_pid] = ACK_LOST; faults++ }
	/* Exec */
	:: d_step {
		st[_pid] == IN_FLIGHT && (INDEX == 1 || st[(INDEX == 1 -> _pid : _pid - 1)] >= EXECUTED) ->
			st[_pid] = EXECUTED;
			if
			:: INDEX <= N -> data[INDEX - 1] = INDEX
			:: else -> flag = 1
			fi
		}
	/* Ack */
	:: d_step {
		st[_pid] == EXECUTED ->
			st[_pid] = ACKED;
			if
			:: INDEX == OPERATIONS && ATTEMPT == att -> sdone = 1
			:: else
			fi
		}
	od
}

active proctype Sender() {
	do
	/* Post */
	:: d_step { !sdone && nxt <= OPERATIONS -> st[att * OPERATIONS + nxt - 1] = IN_FLIGHT; nxt++ }
	/* Timeout */
	:: d_step { !sdone && att < R && nxt > 1 -> att++; nxt = 1 }
	od
}

active proctype Receiver() {
	do
	/* Poll */
	:: d_step { rpc == 0 && flag && rounds < C -> rpc = 1 }
	/* Consume */
	:: d_step {
		rpc == 1 ->
			rpc = 2;
			rounds++;
			if
			:: WRONG -> viol = 1
			:: else
			fi
		}
	/* Reset */
	:: d_step { rpc == 2 -> rpc = 3; flag = 0 }
	/* Lock */
	:: d_step { rpc == 3 && lock == FREE -> rpc = 4; lock = RECEIVER }
	/* Reuse */
	:: d_step {
		rpc == 4 ->
			data[ri - 1] = OPERATIONS;
			if
			:: ri == N -> ri = 1; rpc = 5
			:: else -> ri++
			fi
		}
	/* Unlock */
	:: d_step { rpc == 5 -> rpc = 0; lock = FREE }
	od
}

active proctype ThirdParty() {
	do
	:: d_step { tp == 0 -> tp = 1 }
	:: d_step {
		tp == 1 ->
			if
			:: lock == FREE -> lock = THIRD_PARTY; tp = 2
			:: else -> tp = 0
			fi
		}
	:: d_step { tp == 2 -> tp = 0; lock = FREE }
	od
}

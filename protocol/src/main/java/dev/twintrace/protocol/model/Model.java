package dev.twintrace.protocol.model;

import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Span;
import java.util.List;
import java.util.Map;

/**
 * A protocol as variables of finite range and guarded actions: what the interpreter, the compiled
 * engine, the solver and the exporters read.
 *
 * @param variables in the order of their offsets, without gaps
 * @param start effects on the variables' initial values that give the initial state
 * @param budgets the variables of all fault budgets; a run without faults starts with these at 0
 * @param handedOver 1 once an error was handed over to an application
 * @param damage for each class a variable that is 1 once it happened; a class that cannot happen
 *     has none
 * @param twoOwners 1 in a state in which two processes are inside one critical section
 * @param invariants 1 in a state in which the {@code always} of the same index holds
 * @param outcome what of an end state is its outcome
 * @param decisions the overlay's decisions with their alternatives
 * @param openings the decisions that are left open, for the solver; none in a protocol from a file
 * @param marks what {@link Effect.Mark} tells, by index
 * @param plights why a queue pair may get no further
 * @param facts 1 in every state of a run, without exception: what an analysis may take for granted
 *     and could hardly find out (entries of a FIFO have no gaps)
 */
public record Model(
        Protocol protocol,
        List<Variable> variables,
        List<Action> actions,
        List<Effect> start,
        List<Variable> budgets,
        Variable handedOver,
        Map<Damage, Variable> damage,
        Term twoOwners,
        List<Term> invariants,
        OutcomeTerms outcome,
        List<Decision> decisions,
        List<Opening> openings,
        List<Repetition> marks,
        List<Plight> plights,
        List<Term> facts) {

    /** How many cells a state has. */
    public int size() {
        return variables.stream().mapToInt(Variable::length).sum();
    }

    /**
     * What an end state tells about the processes that are no daemons, and the observed words.
     *
     * @param processes in the order of declaration
     * @param memory the cells of the observed words, in the order of words, then elements, then
     *     fields
     */
    public record OutcomeTerms(List<ProcessTerms> processes, List<Term> memory) {}

    /**
     * How to read a process's end.
     *
     * @param process its id in the protocol
     * @param finished 1 past its last statement
     * @param failed 1 once it ended in error
     * @param count how many values it consumed
     * @param consumed the values; cells from {@code count} on are 0
     * @param positions where it may be before that
     */
    public record ProcessTerms(
            int process,
            Term finished,
            Term failed,
            Term count,
            Variable consumed,
            List<Position> positions) {}

    /**
     * A statement at which a process may be.
     *
     * @param here 1 in a state in which it is there
     * @param doing what it does there, in the words of its actions ({@code await flag}); for a
     *     choice, all of it
     */
    public record Position(Term here, Span span, String doing) {}

    /**
     * What holds up a queue pair in some states, for reports about runs that are stuck.
     *
     * @param here 1 in a state in which it does
     * @param what a whole clause, {@code the next message on q, lane 1, finds no posted receive}
     */
    public record Plight(Term here, String what) {}

    /**
     * A mark: requests of one post statement are executed more than once.
     *
     * @param description the statement as the file writes it, {@code q.write(data, 1)}
     */
    public record Repetition(String description, Span span) {}

    /**
     * A decision that is left open.
     *
     * @param decision the id of the decision in the queue pair's rule
     * @param running 1 while that rule runs, wherever it is
     * @param memory the words of the queue pair's target
     * @param here 1 in a state in which the overlay of the queue pair is to decide it
     * @param observed what a rule may look at
     * @param names what the ways are, in the words of the language
     * @param ways for each way that it may take, the id of the action
     */
    public record Opening(
            int queuePair,
            int decision,
            Term running,
            List<Variable> memory,
            Term here,
            List<Term> observed,
            List<String> names,
            List<Integer> ways) {}

    /**
     * A point at which the overlay decides about a request.
     *
     * @param action the id of the decision's action
     * @param alternatives for each posting position of an outstanding request, the id of the action
     *     that decides the opposite for the request at that position and the same for the others;
     *     -1 where there is no opposite
     * @param completions for each posting position of a request that is posted again, the id of the
     *     action that completes it instead; -1 where the decision is not to post again
     * @param resends whether the decision is to post again; otherwise it is not to
     * @param inError for each posting position, 1 if a request in error is there, about which this
     *     decides
     * @param slots for each posting position, the slot of the request there
     * @param onItsWay for each posting position, 1 if a copy of the request there may still execute
     */
    public record Decision(
            int queuePair,
            int action,
            List<Integer> alternatives,
            List<Integer> completions,
            boolean resends,
            List<Term> inError,
            List<Term> slots,
            List<Term> onItsWay) {}
}

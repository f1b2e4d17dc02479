package dev.twintrace.theorems.consensus.run;

import dev.twintrace.theorems.consensus.decide.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who plays whom.
 *
 * @param matches each on an object and registers of its own
 * @param paths by process, the matches it plays, in this order, by their numbers
 * @param inputs by process
 */
record Tournament(List<Match> matches, List<List<Integer>> paths, List<Integer> inputs) {

    /**
     * Two teams on one object.
     *
     * @param processes by role: those of team A first
     */
    record Match(Assignment assignment, List<Integer> processes) {
        int role(int process) {
            return processes.indexOf(process);
        }

        boolean inFirst(int process) {
            return role(process) < assignment.first().size();
        }
    }

    /** One match between teams whose members agree already. */
    static Tournament teams(Assignment assignment) {
        int n = assignment.processes();
        int a = assignment.first().size();
        return new Tournament(
                List.of(new Match(assignment, IntStream.range(0, n).boxed().toList())),
                IntStream.range(0, n).mapToObj(_ -> List.of(0)).toList(),
                IntStream.range(0, n).mapToObj(p -> p < a ? 0 : 1).toList());
    }

    /** Matches within each team first. */
    static Tournament full(Assignment assignment) {
        int n = assignment.processes();
        List<Match> matches = new ArrayList<>();
        add(assignment, IntStream.range(0, n).boxed().toList(), matches);
        List<List<Integer>> paths =
                IntStream.range(0, n)
                        .mapToObj(p ->
                                IntStream.range(0, matches.size())
                                        .filter(m -> matches.get(m).processes().contains(p))
                                        .boxed()
                                        .toList())
                        .toList();
        return new Tournament(matches, paths, IntStream.range(0, n).boxed().toList());
    }

    private static void add(Assignment assignment, List<Integer> processes, List<Match> matches) {
        int a = assignment.first().size();
        for (List<Integer> team :
                List.of(processes.subList(0, a), processes.subList(a, processes.size()))) {
            if (team.size() > 1) {
                add(assignment.only(team.size()), team, matches);
            }
        }
        matches.add(new Match(assignment, processes));
    }
}

package dev.twintrace.engine.reduce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Strongly connected components of a graph, by Tarjan's algorithm without recursion. */
final class Components {
    private final List<int[]> next;
    private final int[] number;
    private final int[] low;
    private final int[] component;
    private final int[] at;
    private int numbers;
    private int components;

    Components(List<int[]> next) {
        this.next = next;
        this.number = new int[next.size()];
        this.low = new int[next.size()];
        this.component = new int[next.size()];
        this.at = new int[next.size()];
        Arrays.fill(component, -1);
        for (int s = 0; s < next.size(); s++) {
            if (number[s] == 0) {
                visit(s);
            }
        }
    }

    private void visit(int root) {
        Deque<Integer> path = new ArrayDeque<>(List.of(root));
        Deque<Integer> open = new ArrayDeque<>();
        while (!path.isEmpty()) {
            int s = path.peek();
            if (number[s] == 0) {
                number[s] = low[s] = ++numbers;
                open.push(s);
            }
            if (at[s] < next.get(s).length) {
                int to = next.get(s)[at[s]++];
                if (number[to] == 0) {
                    path.push(to);
                } else if (component[to] < 0) {
                    low[s] = Math.min(low[s], low[to]);
                }
                continue;
            }
            path.pop();
            if (!path.isEmpty()) {
                low[path.peek()] = Math.min(low[path.peek()], low[s]);
            }
            if (low[s] == number[s]) {
                int member;
                do {
                    member = open.pop();
                    component[member] = components;
                } while (member != s);
                components++;
            }
        }
    }

    /** Those that cannot be left. */
    List<List<Integer>> terminal() {
        boolean[] left = new boolean[components];
        List<List<Integer>> members = new ArrayList<>();
        for (int c = 0; c < components; c++) {
            members.add(new ArrayList<>());
        }
        for (int s = 0; s < component.length; s++) {
            members.get(component[s]).add(s);
            for (int to : next.get(s)) {
                left[component[s]] |= component[to] != component[s];
            }
        }
        List<List<Integer>> terminal = new ArrayList<>();
        for (int c = 0; c < components; c++) {
            if (!left[c]) {
                terminal.add(members.get(c));
            }
        }
        return terminal;
    }
}

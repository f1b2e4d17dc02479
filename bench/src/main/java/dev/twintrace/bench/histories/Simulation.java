package dev.twintrace.bench.histories;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.SplittableRandom;

/**
 * Clients that call, are executed and return in turns picked at random, as CSV in the format of
 * docs/histories.md. The same load gives the same history.
 */
final class Simulation {
    private static final long SEED = 7;
    private static final int VALUES = 5;

    private final Load load;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final StringBuilder csv = new StringBuilder(1 << 20);
    private final long[] words;
    private final ArrayDeque<Long> queue = new ArrayDeque<>();
    private final Client[] clients;
    private long time;
    private long fresh;
    private int called;
    private int processes;

    /** A client, and the operation that it waits for. */
    private static final class Client {
        private int process;
        private boolean waiting;
        private boolean executed;
        private long since;
        private String function = "";
        private int key;
        private String first = "";
        private String second = "";
        private String result = "";
    }

    private Simulation(Load load) {
        this.load = load;
        this.words = new long[load.keys];
        this.clients = new Client[load.clients];
        for (int c = 0; c < clients.length; c++) {
            clients[c] = new Client();
            clients[c].process = processes++;
        }
    }

    /** The history of a load. */
    static byte[] csv(Load load) {
        Simulation simulation = new Simulation(load);
        simulation.run();
        return simulation.csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void run() {
        csv.append("process,invoke,complete,operation,key,arg1,arg2,result\n");
        int open = load.clients;
        while (called < load.operations || open > 0) {
            Client client = clients[random.nextInt(clients.length)];
            if (!client.waiting) {
                if (called < load.operations) {
                    call(client);
                }
            } else if (!client.executed) {
                execute(client);
            } else {
                end(client);
            }
            open = 0;
            for (Client c : clients) {
                open += c.waiting ? 1 : 0;
            }
        }
        if (!load.linearizable) {
            spoil();
        }
    }

    private void call(Client client) {
        client.waiting = true;
        client.executed = false;
        client.since = ++time;
        client.key = load.keys == 1 ? 0 : random.nextInt(load.keys);
        client.second = "";
        boolean changes = random.nextBoolean();
        switch (load) {
            case FADD, FADD_LATE -> {
                client.function = "fadd";
                client.first = "1";
            }
            case REGISTER, KEY_VALUE -> {
                client.function = changes ? "write" : "read";
                client.first = changes ? Long.toString(++fresh) : "";
            }
            case QUEUE -> {
                client.function = changes ? "enqueue" : "dequeue";
                client.first = changes ? Long.toString(++fresh) : "";
            }
            case CAS, CAS_LATE -> {
                int which = random.nextInt(3);
                client.function = which == 0 ? "read" : which == 1 ? "write" : "cas";
                client.first = which == 0 ? "" : Integer.toString(random.nextInt(VALUES));
                client.second = which == 2 ? Integer.toString(random.nextInt(VALUES)) : "";
            }
        }
        called++;
    }

    private void execute(Client client) {
        client.executed = true;
        long old = words[client.key];
        switch (client.function) {
            case "read" -> client.result = Long.toString(old);
            case "write" -> {
                words[client.key] = Long.parseLong(client.first);
                client.result = "";
            }
            case "fadd" -> {
                words[client.key] = old + Long.parseLong(client.first);
                client.result = Long.toString(old);
            }
            case "cas" -> {
                boolean equal = old == Long.parseLong(client.first);
                words[client.key] = equal ? Long.parseLong(client.second) : old;
                client.result = Boolean.toString(equal);
            }
            case "enqueue" -> {
                queue.add(Long.parseLong(client.first));
                client.result = "";
            }
            case "dequeue" -> {
                Long head = queue.poll();
                client.result = head == null ? "empty" : head.toString();
            }
            default -> throw new IllegalStateException(client.function);
        }
    }

    /** The operation returns, or, at even distances, is never heard of again. */
    private void end(Client client) {
        boolean lost = load.unknown > 0 && called % (load.operations / load.unknown) == 0;
        line(client, lost ? "" : Long.toString(++time), lost ? "" : client.result);
        client.waiting = false;
        if (lost) {
            client.process = processes++;
        }
    }

    private void line(Client client, String returned, String result) {
        csv.append(client.process).append(',');
        csv.append(client.since).append(',');
        csv.append(returned).append(',');
        csv.append(client.function).append(',');
        csv.append(client.key).append(',');
        csv.append(client.first).append(',');
        csv.append(client.second).append(',');
        csv.append(result).append('\n');
    }

    /** Reads, one after the other, that see more changes than lost operations can have made. */
    private void spoil() {
        Client reader = clients[0];
        reader.function = load == Load.FADD_LATE ? "fadd" : "read";
        reader.first = load == Load.FADD_LATE ? "0" : "";
        reader.second = "";
        int lost = processes - load.clients;
        for (int i = 0; i <= 2 * lost + 2; i++) {
            reader.since = ++time;
            long seen = load == Load.FADD_LATE ? words[0] + i : i % 2;
            line(reader, Long.toString(++time), Long.toString(seen));
        }
    }
}

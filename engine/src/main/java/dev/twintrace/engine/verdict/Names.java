package dev.twintrace.engine.verdict;

import dev.twintrace.core.RequestId;
import dev.twintrace.protocol.model.RunNames;
import dev.twintrace.protocol.tree.QueuePair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ids of the requests of one run: each queue pair counts its posts from 1. */
final class Names implements RunNames {
    private final List<QueuePair> queuePairs;
    private final int[] posted;
    private final Map<Slot, RequestId> latest = new HashMap<>();

    private record Slot(int queuePair, int number) {}

    Names(List<QueuePair> queuePairs) {
        this.queuePairs = queuePairs;
        this.posted = new int[queuePairs.size()];
    }

    @Override
    public RequestId open(int queuePair, int slot) {
        RequestId id = new RequestId(queuePairs.get(queuePair).name(), ++posted[queuePair]);
        latest.put(new Slot(queuePair, slot), id);
        return id;
    }

    @Override
    public RequestId request(int queuePair, int slot) {
        RequestId id = latest.get(new Slot(queuePair, slot));
        if (id == null) {
            throw new IllegalStateException("no request was ever in slot " + slot);
        }
        return id;
    }
}

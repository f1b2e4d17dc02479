package dev.twintrace.protocol.tree;

import java.util.List;
import java.util.Optional;

/**
 * What a post statement asks the NIC to do. Operands are evaluated when the request is posted. All
 * requests of the protocol have distinct {@code site} ids, dense from 0 within their queue pair.
 */
public sealed interface Request {
    int site();

    /** Whether it carries IBV_SEND_FENCE: it does not pass an earlier READ of its lane. */
    boolean fenced();

    RequestKind kind();

    /** The place at the target that it addresses; a send addresses none. */
    default Optional<Location> place() {
        return switch (this) {
            case Write w -> Optional.of(w.target());
            case WriteImm w -> Optional.of(w.target());
            case Read r -> Optional.of(r.target());
            case FetchAndAdd f -> Optional.of(f.target());
            case CompareAndSwap c -> Optional.of(c.target());
            case Send _ -> Optional.empty();
        };
    }

    /** What it takes to the target; reads and atomics carry operands only. */
    default Optional<Payload> carried() {
        return switch (this) {
            case Write w -> Optional.of(w.payload());
            case WriteImm w -> Optional.of(w.payload());
            case Send s -> Optional.of(s.payload());
            case Read _, FetchAndAdd _, CompareAndSwap _ -> Optional.empty();
        };
    }

    record Write(int site, boolean fenced, Location target, Payload payload) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.WRITE;
        }
    }

    /** A write that also hands {@code immediate} to the receiver in a receive completion. */
    record WriteImm(int site, boolean fenced, Location target, Payload payload, Expr immediate)
            implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.WRITE_IMM;
        }
    }

    record Read(int site, boolean fenced, Location target, Destination destination)
            implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.READ;
        }
    }

    /**
     * Fetch-and-add on one cell; the result is the old value. {@code result} is empty or one local.
     */
    record FetchAndAdd(int site, boolean fenced, Location target, Expr addend, List<Local> result)
            implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.FADD;
        }
    }

    /**
     * Compare-and-swap on one cell; the result is the old value. {@code result} is empty or one
     * local.
     */
    record CompareAndSwap(
            int site, boolean fenced, Location target, Expr compare, Expr swap, List<Local> result)
            implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.CAS;
        }
    }

    record Send(int site, boolean fenced, Payload payload) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.SEND;
        }
    }

    /** What a write or a send carries. */
    sealed interface Payload {
        /** Values known when the request is posted, one a field. */
        record Values(List<Expr> values) implements Payload {}

        /**
         * The NIC reads this place of the sender's memory at some moment between post and
         * execution.
         */
        record From(Location source) implements Payload {}
    }

    /** Where the data of a READ goes. */
    sealed interface Destination {
        /** Locals of the posting process, one a field, assigned when the request completes. */
        record Locals(List<Local> locals) implements Destination {}

        /** A place in the sender's memory, written when the response arrives. */
        record Memory(Location location) implements Destination {}
    }
}

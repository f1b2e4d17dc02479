package dev.twintrace.core;

import java.util.List;

/**
 * What a work request asks for, with the operands it was posted with. Values are unsigned words.
 */
public sealed interface Operation {
    /** The verb, as the language writes it. */
    String verb();

    /** One-sided write; {@code values} are empty where the NIC fetches them later. */
    record Write(Place place, List<Long> values) implements Operation {
        @Override
        public String verb() {
            return "write";
        }
    }

    /** A write that also raises a receive completion with the immediate. */
    record WriteImmediate(Place place, List<Long> values, long immediate) implements Operation {
        @Override
        public String verb() {
            return "write_imm";
        }
    }

    /** One-sided read. */
    record Read(Place place) implements Operation {
        @Override
        public String verb() {
            return "read";
        }
    }

    /** Returns the old value and adds, modulo 2 to the word's width. */
    record FetchAndAdd(Place place, long addend) implements Operation {
        @Override
        public String verb() {
            return "fadd";
        }
    }

    /** Returns the old value; stores {@code swap} if that equals {@code compare}. */
    record CompareAndSwap(Place place, long compare, long swap) implements Operation {
        @Override
        public String verb() {
            return "cas";
        }
    }

    /** Two-sided send; {@code values} are empty where the NIC fetches them later. */
    record Send(List<Long> values) implements Operation {
        @Override
        public String verb() {
            return "send";
        }
    }
}

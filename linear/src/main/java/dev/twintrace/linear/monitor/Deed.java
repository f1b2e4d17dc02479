package dev.twintrace.linear.monitor;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.ObjectType;

/** What a function does to a word or a string. */
enum Deed {
    READ,
    WRITE,
    CAS,
    SWAP,
    ADD,
    OTHER;

    /** What the functions of a history do, by their numbers. */
    static Deed[] of(History history, ObjectType type) {
        return history.functions().stream().map(name -> of(name, type)).toArray(Deed[]::new);
    }

    private static Deed of(String name, ObjectType type) {
        return switch (type) {
            case ObjectType.Word _ ->
                    switch (name) {
                        case "read" -> READ;
                        case "write" -> WRITE;
                        case "cas" -> CAS;
                        case "swap" -> SWAP;
                        case "fadd", "add" -> ADD;
                        case String _ -> OTHER;
                    };
            case ObjectType.Text _ ->
                    switch (name) {
                        case "get" -> READ;
                        case "put" -> WRITE;
                        case String _ -> OTHER;
                    };
            case ObjectType.Queue _,
                    ObjectType.Stack _,
                    ObjectType.Set _,
                    ObjectType.Mutex _,
                    ObjectType.Custom _ ->
                    OTHER;
        };
    }
}

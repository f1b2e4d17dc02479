package dev.twintrace.protocol.tree;

/**
 * A scalar local variable of one process or of one piece of overlay code, 0 at first. A structured
 * local of the language ({@code seen} with fields) is several of these.
 *
 * @param id dense from 0 within its owner
 * @param name as written, with the field after a dot; starts with {@code $} where the checker made
 *     it up
 */
public record Local(int id, String name) {}

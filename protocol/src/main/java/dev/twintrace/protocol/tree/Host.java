package dev.twintrace.protocol.tree;

import java.util.List;

/**
 * A host. NICs are numbered from 0; where the file names none, lane i of every queue pair uses NIC
 * i, called nic0, nic1, and so on, as many as the lanes need.
 */
public record Host(int id, String name, List<String> nics) {}

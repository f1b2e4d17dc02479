package dev.twintrace.theorems.consensus.decide;

import dev.twintrace.theorems.consensus.type.FiniteType;

/**
 * What has been decided about a type.
 *
 * @param readable whether the numbers are exact; otherwise they are upper bounds
 * @param consensus with registers, where processes stop
 * @param recoverable with registers, where processes crash one by one and start again
 */
public record Decision(
        FiniteType type,
        boolean readable,
        ConsensusNumber consensus,
        ConsensusNumber recoverable) {}

package io.danq.prediction.haplotype;

import io.danq.sequence.variant.Effect;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How the haplotypes of one bin differ in one target. Coordinates are 0-based and half-open.
 *
 * @param contig the contig of the bin
 * @param start its first base
 * @param end one past its last base
 * @param phaseSet the tag PS; empty for reads without one
 * @param firstReads reads of haplotype 1
 * @param secondReads reads of haplotype 2
 * @param target its position in target order, from 0
 * @param first mean probability over the reads of haplotype 1
 * @param second mean probability over the reads of haplotype 2
 * @param effect haplotype 1 minus haplotype 2
 * @param score the effect's size, weighted by the reads
 * @param evalue how rare an effect of this size is among variants; empty without a background
 */
public record TargetDifference(
    String contig,
    int start,
    int end,
    OptionalInt phaseSet,
    long firstReads,
    long secondReads,
    int target,
    float first,
    float second,
    Effect effect,
    double score,
    OptionalDouble evalue) {}

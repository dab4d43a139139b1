package io.danq.learning.examples;

import io.danq.sequence.GenomicInterval;
import java.io.Serializable;

/**
 * A place where a target is bound.
 *
 * @param target the target's position among the labels, from 0
 * @param interval the peak
 */
public record Peak(int target, GenomicInterval interval) implements Serializable {}

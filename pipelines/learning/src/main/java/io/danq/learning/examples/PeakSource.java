package io.danq.learning.examples;

import java.io.Serializable;

/**
 * The peaks of one target.
 *
 * @param target the target's position among the labels, from 0
 * @param file a BED or narrowPeak file, plain or gzip, on any Beam file system
 */
public record PeakSource(int target, String file) implements Serializable {}

package io.danq.labels;

import java.util.BitSet;

/**
 * A window and what is known of it.
 *
 * @param bases as many bytes of ASCII as every window of its file: A, C, G, T, and N for a row of
 *     zeros; not to be changed
 * @param labels the label columns that are positive; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LabelledWindow(byte[] bases, BitSet labels) {}

/**
 * Reads and their bases: {@link io.danq.sequence.SequenceRecord} is a read, {@link
 * io.danq.sequence.RecordSource} says where it came from, and {@link io.danq.sequence.FailedRecord}
 * says why one could not be used.
 *
 * <p>Every other package may use this one; it uses none. Begin with {@code SequenceRecord} and
 * {@link io.danq.sequence.Nucleotide}.
 */
package io.danq.sequence;

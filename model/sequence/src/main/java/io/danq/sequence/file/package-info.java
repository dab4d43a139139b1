/**
 * Reads sequence files and messages: FASTA, FASTQ, SAM, BAM and CRAM, told apart by their content.
 * htsjdk decodes SAM, BAM and CRAM. Only the packages {@code file}, {@code support}, {@code track}
 * and {@code variant} of {@code io.danq.sequence} use it.
 *
 * <p>Uses {@code io.danq.sequence} and its {@code support}. Begin with {@link
 * io.danq.sequence.file.SequenceFiles} for files, {@link io.danq.sequence.file.FileDivider} for
 * large files that many workers read, and {@link io.danq.sequence.file.SequenceMessages} for Kafka
 * messages.
 */
package io.danq.sequence.file;

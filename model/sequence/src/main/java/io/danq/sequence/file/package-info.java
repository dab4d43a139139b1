/**
 * Reads sequence files and messages: FASTA, FASTQ, SAM and BAM, told apart by their content. htsjdk
 * decodes SAM and BAM and appears nowhere else.
 *
 * <p>Uses {@code io.danq.sequence} alone. Begin with {@link io.danq.sequence.file.SequenceFiles}
 * for files, {@link io.danq.sequence.file.FileDivider} for large files that many workers read, and
 * {@link io.danq.sequence.file.SequenceMessages} for Kafka messages.
 */
package io.danq.sequence.file;

/** Sequence files and messages as records: FASTA, FASTQ, SAM and BAM through htsjdk. */
package io.danq.sequence.file;

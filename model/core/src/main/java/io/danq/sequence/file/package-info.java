/** Sequence files and messages as records: FASTA, and FASTQ, SAM and BAM through htsjdk. */
package io.danq.sequence.file;

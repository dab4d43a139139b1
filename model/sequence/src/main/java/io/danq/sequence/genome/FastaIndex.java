package io.danq.sequence.genome;

import io.danq.sequence.file.SequenceFormatException;
import io.danq.sequence.support.Tsv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The index that {@code samtools faidx} puts next to a FASTA. It is not needed to read the FASTA;
 * if there is one, it must fit.
 *
 * @param file its path or URI, for messages
 * @param names of the contigs, in their order
 * @param lengths in bases
 */
record FastaIndex(String file, List<String> names, List<Long> lengths) {
  private static final int COLUMNS = 5;

  /**
   * Reads an index: a line per contig with its name, its length and three numbers more.
   *
   * @throws SequenceFormatException if a line is not of that form
   */
  static FastaIndex parse(String file, List<String> lines) throws SequenceFormatException {
    List<String> names = new ArrayList<>();
    List<Long> lengths = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> cells = Tsv.cells(lines.get(i));
      if (cells.size() < COLUMNS || !cells.get(1).matches("[0-9]{1,18}")) {
        throw new SequenceFormatException(
            file + " is not an index of a FASTA: line " + (i + 1) + " has no name and length");
      }
      names.add(cells.get(0));
      lengths.add(Long.valueOf(cells.get(1)));
    }
    return new FastaIndex(file, names, lengths);
  }

  /** Bases of all contigs together. */
  long bases() {
    return lengths.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Makes sure that the index is that of a FASTA with these contigs.
   *
   * @throws SequenceFormatException if it is not; the message names the first difference
   */
  void check(List<Contig> contigs) throws SequenceFormatException {
    for (int i = 0; i < Math.min(contigs.size(), names.size()); i++) {
      Contig contig = contigs.get(i);
      if (!names.get(i).equals(contig.name())) {
        throw fault(
            "contig " + (i + 1) + " is " + names.get(i) + " there and " + contig.name() + " here");
      }
      if (lengths.get(i) != contig.length()) {
        throw fault(
            String.format(
                Locale.ROOT,
                "contig %s has %,d bases there and %,d here",
                contig.name(),
                lengths.get(i),
                contig.length()));
      }
    }
    if (names.size() != contigs.size()) {
      throw fault("number of contigs: " + names.size() + " there and " + contigs.size() + " here");
    }
  }

  private SequenceFormatException fault(String what) {
    return new SequenceFormatException(
        file + " does not fit its FASTA: " + what + "; delete it, or make it with samtools faidx");
  }
}

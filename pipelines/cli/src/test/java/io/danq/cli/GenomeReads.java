package io.danq.cli;

import io.danq.sequence.Nucleotide;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Reads without a difference to a contig of random bases. */
public final class GenomeReads {
  private static final String CONTIG = "chr1";
  private static final int LENGTH = 40_000;
  private static final int BIN = 200;
  private static final int HALF_WINDOW = 500;

  private final Path reference;
  private final String bases = new RandomDna(11).text(LENGTH);
  private final SplittableRandom random = new SplittableRandom(2);

  private GenomeReads(Path reference) {
    this.reference = reference;
  }

  /** Writes the contig as a FASTA. */
  public static GenomeReads on(Path reference) throws IOException {
    GenomeReads reads = new GenomeReads(reference);
    Files.writeString(reference, ">" + CONTIG + "\n" + reads.bases + "\n");
    return reads;
  }

  /** The contig's FASTA. */
  public Path reference() {
    return reference;
  }

  /**
   * A read.
   *
   * @param text a record in SAM or FASTQ
   * @param rows {@code id:start-end} of its rows
   */
  record Read(String text, List<String> rows) {}

  /** A line of SAM: a read of some length that is aligned to a random place of the contig. */
  Read aligned(String id, int length) {
    int start = random.nextInt(LENGTH - length);
    String cigar = length + "M";
    String flags = random.nextBoolean() ? "0" : "16";
    String sequence = bases.substring(start, start + length);
    String position = String.valueOf(start + 1);
    String line =
        String.join("\t", id, flags, CONTIG, position, "60", cigar, "*", "0", "0", sequence, "*");
    return new Read(line, rows(id, start, start + length));
  }

  /** A record of FASTQ: a read of some length from a random place and strand, not aligned. */
  Read sequenced(String id, int length) {
    int start = random.nextInt(LENGTH - length);
    byte[] forward = bases.substring(start, start + length).getBytes(StandardCharsets.US_ASCII);
    byte[] read = random.nextBoolean() ? forward : Nucleotide.reverseComplement(forward);
    String text = new String(read, StandardCharsets.US_ASCII);
    String record = "@" + id + "\n" + text + "\n+\n" + "I".repeat(length) + "\n";
    return new Read(record, rows(id, start, start + length));
  }

  /** A line of VCF: another base at a position from 1. */
  String snv(int position) {
    char ref = bases.charAt(position - 1);
    return "chr1\t" + position + "\t.\t" + ref + "\t" + (ref == 'A' ? 'C' : 'A') + "\t.\t.\t.";
  }

  /**
   * "Bins of 200 bases that begin at multiples of 200. A read has every bin whose centre lies
   * inside its alignment. Half of the window lies before the base at the bin's centre, half from it
   * on." A row tells what of the read is in the window.
   */
  private static List<String> rows(String id, int start, int end) {
    List<String> rows = new ArrayList<>();
    for (int bin = 0; bin < LENGTH; bin += BIN) {
      int centre = bin + BIN / 2;
      if (start <= centre && centre < end) {
        int first = Math.max(start, centre - HALF_WINDOW) - start;
        int last = Math.min(end, centre + HALF_WINDOW) - start;
        rows.add(id + ":" + first + "-" + last);
      }
    }
    return rows;
  }
}

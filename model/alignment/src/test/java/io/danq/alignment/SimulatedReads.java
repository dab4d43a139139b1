package io.danq.alignment;

import io.danq.sequence.Nucleotide;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Reads of known places, with errors, on both strands. */
final class SimulatedReads {
  private final Map<String, String> contigs;
  private final Random random;

  SimulatedReads(Map<String, String> contigs, long seed) {
    this.contigs = contigs;
    this.random = new Random(seed);
  }

  /** A read, and where it was taken from. */
  record Truth(SequenceRecord read, String contig, int start, boolean reverse) {}

  static SequenceRecord record(long number, String bases) {
    return record(number, bases.getBytes(StandardCharsets.US_ASCII));
  }

  static SequenceRecord record(long number, byte[] bases) {
    return SequenceRecord.unaligned(
        new RecordSource.FileEntry("reads.fastq", number), "read-" + number, bases);
  }

  /** Reads of one length; one base in a hundred is wrong. */
  List<Truth> single(int count, int length) {
    List<Truth> reads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String contig = random.nextBoolean() ? "chr1" : "chr2";
      int start = random.nextInt(contigs.get(contig).length() - length);
      boolean reverse = random.nextBoolean();
      byte[] bases = bases(contig, start, length, reverse);
      reads.add(new Truth(record(i + 1, bases), contig, start, reverse));
    }
    return reads;
  }

  /** Pairs, inner ends towards each other, in order; fragments have some 400 bases. */
  List<Truth> pairs(int count, int length) {
    List<Truth> reads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String contig = random.nextBoolean() ? "chr1" : "chr2";
      int fragment = Math.max(length, (int) (400 + 80 * random.nextGaussian()));
      int start = random.nextInt(contigs.get(contig).length() - fragment);
      int end = start + fragment - length;
      boolean flipped = random.nextBoolean();
      Truth left =
          new Truth(record(2L * i + 1, bases(contig, start, length, false)), contig, start, false);
      Truth right =
          new Truth(record(2L * i + 2, bases(contig, end, length, true)), contig, end, true);
      reads.add(flipped ? right : left);
      reads.add(flipped ? left : right);
    }
    return reads;
  }

  private byte[] bases(String contig, int start, int length, boolean reverse) {
    byte[] bases =
        contigs.get(contig).substring(start, start + length).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(100) == 0) {
        bases[i] = (byte) "ACGT".charAt(random.nextInt(4));
      }
    }
    return reverse ? Nucleotide.reverseComplement(bases) : bases;
  }
}

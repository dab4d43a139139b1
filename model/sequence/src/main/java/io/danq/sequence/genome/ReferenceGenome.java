package io.danq.sequence.genome;

import io.danq.sequence.SequenceNames;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The contigs of a genome and their bases. Positions are 0-based and half-open. Bases are in upper
 * case, with IUPAC ambiguity codes kept (CRAM's checksums need them), U as T and a gap as N.
 *
 * <p>Immutable and thread-safe. A genome takes half a byte per base, outside the heap if it comes
 * from a file.
 */
public final class ReferenceGenome {
  private final Map<String, PackedContig> byName = new LinkedHashMap<>();
  private final List<Contig> contigs;
  private final ContigAliases aliases;

  /** The names differ. */
  ReferenceGenome(List<PackedContig> packed) {
    packed.forEach(contig -> byName.put(contig.contig().name(), contig));
    contigs = packed.stream().map(PackedContig::contig).toList();
    aliases = new ContigAliases(contigs);
  }

  /**
   * A genome in memory, for tests and small references. Copies what it keeps.
   *
   * @param sequences ASCII by name, in the order of the genome
   * @throws IllegalArgumentException if a byte is not a base or a name cannot be one
   */
  public static ReferenceGenome of(Map<String, byte[]> sequences) {
    List<PackedContig> packed = new ArrayList<>();
    sequences.forEach((name, bases) -> packed.add(pack(name, bases)));
    return new ReferenceGenome(packed);
  }

  private static PackedContig pack(String name, byte[] sequence) {
    byte[] bases = new byte[sequence.length];
    for (int i = 0; i < bases.length; i++) {
      bases[i] = FourBitBases.upper(sequence[i]);
      if (bases[i] == FourBitBases.INVALID) {
        throw new IllegalArgumentException(Bases.fault(name, i, sequence[i]));
      }
    }
    byte[] packed = new byte[FourBitBases.bytes(bases.length)];
    FourBitBases.pack(bases, bases.length, packed);
    Contig contig = new Contig(name, bases.length, Md5.of(bases));
    return new PackedContig(contig, ByteBuffer.wrap(packed), 0);
  }

  /** All contigs, in the order of the FASTA. */
  public List<Contig> contigs() {
    return contigs;
  }

  /** The contig of exactly this name. */
  public Optional<Contig> contig(String name) {
    return Optional.ofNullable(byName.get(name)).map(PackedContig::contig);
  }

  /**
   * The contig of this name, or of an alias of it, with exactly this length. {@code 1} and {@code
   * chr1} are aliases, and {@code M}, {@code MT}, {@code chrM} and {@code chrMT}.
   *
   * @param length its length in the header of a SAM or VCF file
   */
  public Optional<Contig> contig(String name, int length) {
    return contig(name)
        .filter(contig -> contig.length() == length)
        .or(() -> aliases.find(SequenceNames.of(name), length));
  }

  /**
   * The contigs of this name and, whatever their lengths, of its aliases as {@link #contig(String,
   * int)} has them; empty if there is none.
   */
  public List<Contig> namesakes(String name) {
    return aliases.find(name);
  }

  /**
   * Copies bases {@code [from, to)} of a contig, and N for positions below 0 or beyond its end.
   *
   * @param contig a contig of this genome
   * @param from first position; may be negative or beyond the end
   * @param to one past the last position, at least {@code from}
   * @param target takes {@code to - from} bases, from index {@code offset}
   * @throws IllegalArgumentException if the contig is not of this genome or {@code to < from}
   * @throws IndexOutOfBoundsException if the target is too short
   */
  public void copy(Contig contig, int from, int to, byte[] target, int offset) {
    Objects.checkFromIndexSize(offset, size(contig, from, to), target.length);
    packed(contig).copy(from, to, target, offset);
  }

  /** As {@link #copy}, in a new array. */
  public byte[] bases(Contig contig, int from, int to) {
    byte[] bases = new byte[size(contig, from, to)];
    packed(contig).copy(from, to, bases, 0);
    return bases;
  }

  /**
   * Reads all bases and compares them with the contigs' MD5s, some 300 million per second.
   *
   * @return the contigs whose bases have changed since they were packed; empty if all are intact
   */
  public List<Contig> damaged() {
    return contigs.stream().filter(contig -> !Md5.of(this, contig).equals(contig.md5())).toList();
  }

  private static int size(Contig contig, int from, int to) {
    long size = (long) to - from;
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "bases " + from + ".." + to + " of " + contig.name() + " need from <= to");
    }
    return (int) size;
  }

  private PackedContig packed(Contig contig) {
    PackedContig packed = byName.get(contig.name());
    if (packed == null || !packed.contig().equals(contig)) {
      throw new IllegalArgumentException(contig + " is not of this genome");
    }
    return packed;
  }
}

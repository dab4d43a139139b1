package io.danq.sequence.file;

import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.cram.ref.CRAMReferenceSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Gives htsjdk a contig's bases. Stateless but for the reference, and thread-safe: htsjdk's own
 * source can give one thread the contig of another (its issue 1643), and may load from the network.
 *
 * <p>Its exceptions say which reference is needed.
 */
final class CramReference implements CRAMReferenceSource {
  private final ContigBases reference;

  CramReference(ContigBases reference) {
    this.reference = reference;
  }

  @Override
  public byte[] getReferenceBases(SAMSequenceRecord contig, boolean tryNameVariants) {
    return getReferenceBasesByRegion(contig, 0, contig.getSequenceLength());
  }

  @Override
  public byte[] getReferenceBasesByRegion(SAMSequenceRecord contig, int start, int length) {
    String name = contig.getSequenceName();
    int contigLength = contig.getSequenceLength();
    Optional<String> md5 = reference.md5(name, contigLength);
    if (md5.isEmpty()) {
      throw new NoReferenceException(
          reference == ContigBases.NONE
              ? "CRAM stores how reads differ from their reference; give its FASTA with --reference"
              : String.format(
                  Locale.ROOT,
                  "the reference has no contig %s of %,d bases; give the FASTA that the CRAM was"
                      + " made with",
                  name,
                  contigLength));
    }
    String expected = contig.getMd5();
    if (expected != null && !expected.equalsIgnoreCase(md5.get())) {
      throw new NoReferenceException(
          String.format(
              "contig %s of the reference has other bases (MD5 %s) than the one that the CRAM was"
                  + " made with (%s)",
              name, md5.get(), expected));
    }
    long end = Math.min(contigLength, (long) start + length);
    return reference.bases(name, contigLength, start, (int) end);
  }

  /** The reference does not have what a file needs. */
  static final class NoReferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoReferenceException(String message) {
      super(message);
    }
  }
}

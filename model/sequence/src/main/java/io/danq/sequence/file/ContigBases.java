package io.danq.sequence.file;

import java.util.Optional;

/** Supplies the bases of contigs to the CRAM decoder. Implementations are thread-safe. */
public interface ContigBases {
  /** There is no reference. */
  ContigBases NONE =
      new ContigBases() {
        @Override
        public Optional<String> md5(String contig, int length) {
          return Optional.empty();
        }

        @Override
        public byte[] bases(String contig, int length, int start, int end) {
          throw new IllegalArgumentException("there is no reference");
        }
      };

  /**
   * The MD5 of a contig's bases, as in SAM's M5 tag; empty if the reference lacks the contig.
   *
   * @param length the contig's length in the CRAM's header
   */
  Optional<String> md5(String contig, int length);

  /**
   * The bases {@code [start, end)} of a contig that the reference has, in upper case; 0 to its
   * length.
   *
   * @throws IllegalArgumentException if the reference lacks the contig
   */
  byte[] bases(String contig, int length, int start, int end);
}

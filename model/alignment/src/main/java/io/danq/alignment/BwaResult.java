package io.danq.alignment;

import io.danq.sequence.Alignment.Kind;
import io.danq.sequence.Alignment.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadinstitute.hellbender.utils.bwa.BwaMemAlignment;

/**
 * The alignments that BWA reports of one read.
 *
 * @param all the primary alignment, if the read aligns at all, and supplementary ones
 */
record BwaResult(List<BwaMemAlignment> all) {
  private static final int UNMAPPED = 0x4;
  private static final int REVERSE = 0x10;
  private static final int NOT_PRIMARY = 0x100 | 0x800;
  private static final int SUPPLEMENTARY = 0x800;
  private static final int DECIMAL = 10;

  /** The best alignment; empty if the read aligns nowhere. */
  Optional<BwaMemAlignment> primary() {
    return all.stream()
        .filter(a -> (a.getSamFlag() & (UNMAPPED | NOT_PRIMARY)) == 0 && !a.getCigar().isEmpty())
        .findFirst();
  }

  boolean isChimeric() {
    return all.stream().anyMatch(a -> (a.getSamFlag() & SUPPLEMENTARY) != 0);
  }

  static boolean isReverse(BwaMemAlignment alignment) {
    return (alignment.getSamFlag() & REVERSE) != 0;
  }

  /**
   * Whether another alignment is as good as the best one. BWA chooses among equally good alignments
   * by the read's position in its batch (bwamem.c, {@code mem_mark_primary_se}). One that covers
   * the same bases of the read shows in the suboptimal score; one that covers other bases is
   * reported as well.
   */
  boolean hasEquals() {
    Optional<BwaMemAlignment> primary = primary();
    return primary.isPresent()
        && (primary.get().getSuboptimalScore() >= primary.get().getAlignerScore()
            || all.stream()
                .anyMatch(
                    other ->
                        other != primary.get()
                            && other.getAlignerScore() >= primary.get().getAlignerScore()));
  }

  /** The operations of a CIGAR of M, I, D and S. */
  static List<Operation> operations(String cigar) {
    List<Operation> operations = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < cigar.length(); i++) {
      char letter = cigar.charAt(i);
      if (letter >= '0' && letter <= '9') {
        length = length * DECIMAL + letter - '0';
      } else {
        operations.add(new Operation(kind(letter), length));
        length = 0;
      }
    }
    return operations;
  }

  private static Kind kind(char letter) {
    return switch (letter) {
      case 'M' -> Kind.ALIGNED;
      case 'I' -> Kind.INSERTED;
      case 'D' -> Kind.DELETED;
      case 'S' -> Kind.CLIPPED;
      default -> throw new IllegalStateException("BWA gave the operation " + letter);
    };
  }
}

package io.danq.sequence.file;

import htsjdk.samtools.Cigar;
import htsjdk.samtools.CigarElement;
import htsjdk.samtools.CigarOperator;
import htsjdk.samtools.SAMFormatException;
import io.danq.sequence.Alignment;
import io.danq.sequence.Alignment.Kind;
import io.danq.sequence.Alignment.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns htsjdk's CIGARs into operations. Stateless. */
final class Cigars {
  private Cigars() {}

  /**
   * The operations that advance in the read or on the contig. Adjacent operations of one kind, such
   * as = and X, are merged.
   *
   * @throws SAMFormatException if an operation has no bases
   */
  static List<Operation> operations(Cigar cigar) {
    List<Operation> operations = new ArrayList<>();
    for (CigarElement element : cigar.getCigarElements()) {
      if (element.getLength() < 1) {
        throw new SAMFormatException("CIGAR " + cigar + " has an operation of no bases");
      }
      kind(element.getOperator())
          .ifPresent(kind -> add(operations, new Operation(kind, element.getLength())));
    }
    return operations;
  }

  /**
   * Checks that a CIGAR fits its read. Either may be missing.
   *
   * @throws SAMFormatException if it takes more or fewer bases than the read has
   */
  static void check(Alignment alignment, String cigar, int bases) {
    int covered = alignment.readLength();
    if (bases != 0 && covered != 0 && covered != bases) {
      throw new SAMFormatException("CIGAR " + cigar + " covers " + covered + " bases of " + bases);
    }
  }

  private static void add(List<Operation> operations, Operation next) {
    int last = operations.size() - 1;
    if (last >= 0 && operations.get(last).kind() == next.kind()) {
      int length = Math.addExact(operations.get(last).length(), next.length());
      operations.set(last, new Operation(next.kind(), length));
    } else {
      operations.add(next);
    }
  }

  private static Optional<Kind> kind(CigarOperator operator) {
    return switch (operator) {
      case M, EQ, X -> Optional.of(Kind.ALIGNED);
      case I -> Optional.of(Kind.INSERTED);
      case S -> Optional.of(Kind.CLIPPED);
      case D -> Optional.of(Kind.DELETED);
      case N -> Optional.of(Kind.SKIPPED);
      case H, P -> Optional.empty();
    };
  }
}

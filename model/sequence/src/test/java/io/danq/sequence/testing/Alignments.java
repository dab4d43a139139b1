package io.danq.sequence.testing;

import io.danq.sequence.Alignment;
import io.danq.sequence.AlignmentTags;
import io.danq.sequence.Strand;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Alignments from the text of a CIGAR. */
public final class Alignments {
  private static final Pattern OPERATION = Pattern.compile("(\\d+)([MISDN])");

  private Alignments() {}

  /** An alignment without tags and contig length; {@code start} is 0-based. */
  public static Alignment of(String contig, Strand strand, int start, String cigar) {
    return of(contig, OptionalInt.empty(), strand, start, cigar, AlignmentTags.NONE);
  }

  public static Alignment of(
      String contig,
      OptionalInt contigLength,
      Strand strand,
      int start,
      String cigar,
      AlignmentTags tags) {
    List<Alignment.Operation> operations = new ArrayList<>();
    Matcher matcher = OPERATION.matcher(cigar);
    while (matcher.find()) {
      Alignment.Kind kind =
          switch (matcher.group(2)) {
            case "I" -> Alignment.Kind.INSERTED;
            case "S" -> Alignment.Kind.CLIPPED;
            case "D" -> Alignment.Kind.DELETED;
            case "N" -> Alignment.Kind.SKIPPED;
            default -> Alignment.Kind.ALIGNED;
          };
      operations.add(new Alignment.Operation(kind, Integer.parseInt(matcher.group(1))));
    }
    return new Alignment(contig, contigLength, strand, start, operations, tags);
  }
}

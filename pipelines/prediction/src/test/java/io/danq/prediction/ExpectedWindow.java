package io.danq.prediction;

import htsjdk.samtools.CigarElement;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import htsjdk.samtools.ValidationStringency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A window of 1000 bases as the convention has it, worked out from htsjdk's records without the
 * code under test. Coordinates are 0-based and half-open.
 *
 * @param bases the window with its padding
 */
@SuppressWarnings("ArrayRecordComponent") // compared by place
record ExpectedWindow(Place place, float realBaseFraction, byte[] bases) {
  private static final int LENGTH = 1000;
  private static final int STRIDE = 200;

  /** Everything a row says of where it lies. */
  record Place(
      String sequenceId,
      int start,
      int end,
      @Nullable String contig,
      @Nullable Integer contigStart,
      @Nullable Integer contigEnd,
      @Nullable String strand) {
    static Place of(GenericRecord row) {
      return new Place(
          row.get("sequence_id").toString(),
          (int) row.get("window_start"),
          (int) row.get("window_end"),
          row.get("contig") == null ? null : row.get("contig").toString(),
          (Integer) row.get("contig_start"),
          (Integer) row.get("contig_end"),
          row.get("strand") == null ? null : row.get("strand").toString());
    }

    /** The same of a read that is aligned to nothing. */
    Place unaligned() {
      return new Place(sequenceId, start, end, null, null, null, null);
    }
  }

  /** The primary records of a BAM. */
  static List<SAMRecord> primaryRecords(Path bam) throws IOException {
    SamReaderFactory htsjdk =
        SamReaderFactory.make().validationStringency(ValidationStringency.SILENT);
    try (SamReader reader = htsjdk.open(bam)) {
      return reader.iterator().stream().filter(r -> !r.isSecondaryOrSupplementary()).toList();
    }
  }

  /** Every window of a read. */
  static List<ExpectedWindow> of(SAMRecord read) {
    int length = read.getReadLength();
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start + LENGTH < length; start += STRIDE) {
      starts.add(start);
    }
    starts.add(Math.max(0, length - LENGTH));
    return starts.stream().map(start -> window(read, start)).toList();
  }

  private static ExpectedWindow window(SAMRecord read, int start) {
    int end = Math.min(read.getReadLength(), start + LENGTH);
    byte[] bases = Arrays.copyOfRange(read.getReadBases(), start, end);
    long real = IntStream.range(0, bases.length).filter(i -> "ACGT".indexOf(bases[i]) >= 0).count();
    int[] aligned =
        Arrays.stream(contigPositions(read), start, end)
            .filter(position -> position >= 0)
            .toArray();
    Place place =
        aligned.length == 0
            ? new Place(read.getReadName(), start, end, null, null, null, null)
            : new Place(
                read.getReadName(),
                start,
                end,
                read.getReferenceName(),
                aligned[0],
                aligned[aligned.length - 1] + 1,
                read.getReadNegativeStrandFlag() ? "-" : "+");
    return new ExpectedWindow(place, real / (float) LENGTH, padded(bases));
  }

  /** For every base of the read where it lies on the contig, or -1. */
  private static int[] contigPositions(SAMRecord read) {
    int[] positions = new int[read.getReadLength()];
    Arrays.fill(positions, -1);
    int inRead = 0;
    int onContig = read.getAlignmentStart() - 1;
    for (CigarElement element :
        read.getReadUnmappedFlag() ? List.<CigarElement>of() : read.getCigar()) {
      for (int i = 0; i < element.getLength(); i++) {
        boolean takesBase = element.getOperator().consumesReadBases();
        boolean takesPosition = element.getOperator().consumesReferenceBases();
        if (takesBase && takesPosition) {
          positions[inRead] = onContig;
        }
        inRead += takesBase ? 1 : 0;
        onContig += takesPosition ? 1 : 0;
      }
    }
    return positions;
  }

  private static byte[] padded(byte[] bases) {
    int missing = LENGTH - bases.length;
    String left = "N".repeat(missing / 2);
    String right = "N".repeat(missing - missing / 2);
    String text = new String(bases, StandardCharsets.US_ASCII);
    return (left + text + right).getBytes(StandardCharsets.US_ASCII);
  }
}
